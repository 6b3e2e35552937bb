// Plays Yarn with yarn-bound, every option of every place, from the start each time.
import { createRequire } from 'node:module';
import { each } from './each.mjs';

const module = createRequire(import.meta.url)('yarn-bound');
const YarnBound = module.default ?? module;

await each((dialogue) => {
  const lines = new Set(), choices = new Set(), endings = new Set(), seen = new Set();
  const waiting = [[]];
  while (waiting.length) {
    const way = waiting.pop();
    const runner = new YarnBound({ dialogue, startAt: 'Start', combineTextAndOptionsResults: false });
    let step = 0;
    for (let guard = 0; guard < 10000; guard += 1) {
      const result = runner.currentResult;
      if (result === undefined) break;
      if (result.options) {
        if (step < way.length) {
          runner.advance(way[step]);
          step += 1;
          continue;
        }
        const key = JSON.stringify([result.metadata?.title, result.options.map((o) => o.text)]);
        if (!seen.has(key)) {
          seen.add(key);
          result.options.forEach((o) => choices.add(o.text));
          result.options.forEach((_, n) => waiting.push([...way, n]));
        }
        break;
      }
      if (result.command !== undefined) throw new Error(`a command: ${result.command}`);
      lines.add(result.text);
      (result.hashtags ?? []).filter((t) => t.startsWith('ending:')).forEach((t) => endings.add(t.slice(7)));
      if (result.isDialogueEnd) break;
      runner.advance();
    }
  }
  return { lines: [...lines], choices: [...choices], endings: [...endings], places: seen.size };
});
