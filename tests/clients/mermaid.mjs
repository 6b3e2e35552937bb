// Parses Mermaid flowcharts: the labels of nodes, arrows and boxes, as they would be drawn.
import { JSDOM } from 'jsdom';
import { each } from './each.mjs';

const { window } = new JSDOM('<!doctype html><body></body>');
globalThis.window = window;
globalThis.document = window.document;
const mermaid = (await import('mermaid')).default;

// Mermaid keeps an entity as three signs of its own until it draws; this is what it then does with them.
const drawn = (text) =>
  text.replace(/ﬂ°°/g, '&#').replace(/ﬂ°/g, '&').replace(/¶ß/g, ';').replace(/<br\s*\/?>/g, '\n')
    .replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)));

await each(async (text) => {
  await mermaid.parse(text); // also registers the kinds of diagram
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  return {
    type: diagram.type,
    nodes: Object.fromEntries([...diagram.db.getVertices()].map(([id, v]) => [id, drawn(v.text)])),
    edges: diagram.db.getEdges().map((e) => [e.start, e.end, drawn(e.text)]),
    boxes: Object.fromEntries(diagram.db.getSubGraphs().map((s) => [s.id, drawn(s.title)])),
  };
});
