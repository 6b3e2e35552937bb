// Compiles ink with inkjs and plays every choice of every place: what is said, what can be chosen, the tags at the end.
import { createRequire } from 'node:module';
import { each } from './each.mjs';

const { Compiler, CompilerOptions } = createRequire(import.meta.url)('inkjs/full');

await each((text) => {
  const problems = [];
  // A file name here would make the compiler look for a file.
  const options = new CompilerOptions(null, [], false, (message) => problems.push(message));
  const story = new Compiler(text, options).Compile();
  story.onError = (message) => problems.push(message);
  const lines = new Set(), choices = new Set(), endings = new Set(), seen = new Set();
  let ends = 0;
  const said = () => {
    const tags = [];
    while (story.canContinue) {
      lines.add(story.Continue().replace(/\n$/, ''));
      tags.push(...story.currentTags);
    }
    return tags;
  };
  const waiting = [];
  const arrive = () => {
    const tags = said();
    if (story.currentChoices.length === 0) {
      ends += 1;
      tags.filter((t) => t.startsWith('ending:')).forEach((t) => endings.add(t.slice(7)));
      return;
    }
    const key = story.currentChoices.map((c) => c.sourcePath).join('|');
    if (seen.has(key)) return;
    seen.add(key);
    story.currentChoices.forEach((c) => choices.add(c.text));
    waiting.push([story.state.ToJson(), story.currentChoices.length]);
  };
  arrive();
  while (waiting.length) {
    const [state, count] = waiting.pop();
    for (let n = 0; n < count; n += 1) {
      story.state.LoadJson(state);
      story.ChooseChoiceIndex(n);
      arrive();
    }
  }
  return {
    problems, lines: [...lines], choices: [...choices], endings: [...endings], places: seen.size, ends,
    title: (story.globalTags ?? []).join('\n'),
  };
});
