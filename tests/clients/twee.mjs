// Reads Twee with extwee, and reads it again after a way through Twine 2 HTML.
import { compileTwine2HTML, parseTwee, parseTwine2HTML, StoryFormat } from 'extwee';
import { each } from './each.mjs';

const told = (story) => ({
  name: story.name,
  ifid: story.IFID,
  start: story.start,
  format: story.format,
  passages: story.passages.map((p) => ({ name: p.name, tags: p.tags, text: p.text, metadata: p.metadata })),
});

await each((text) => {
  const story = parseTwee(text);
  const format = new StoryFormat('Harlowe', '3.3.9', '', 'Harlowe', '', '', '', false, '{{STORY_NAME}}{{STORY_DATA}}');
  return { ...told(story), again: told(parseTwine2HTML(compileTwine2HTML(story, format))) };
});
