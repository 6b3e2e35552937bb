// Plays Twee in the story formats of Twine: compiled by extwee, opened in a headless Chromium, clicked through.
// Each text is JSON: the twee, the name of a format, and the paths, lists of the numbers of links, from 0. Of each path it
// gives the passages met on the way, as what is shown: `text`, and the labels of the `links`. Called with the program to
// open them in, and a folder to work in.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileTwine2HTML, parseTwee, StoryFormat } from 'extwee';
import { each } from './each.mjs';

const SHOWN = {
  Harlowe: ['tw-passage', 'tw-link'],
  SugarCube: ['#passages > .passage', 'a'],
  Chapbook: ['#page article', 'a, button'],
  Snowman: ['tw-passage', 'a'],
};
const LONGEST = 20_000;
const READERS = 2;
const [, , chromium, folder] = process.argv;

function formatNamed(name) {
  const here = new URL('./formats/', import.meta.url);
  const file = readdirSync(here).find((f) => f.startsWith(`${name.toLowerCase()}-`));
  const data = JSON.parse(readFileSync(new URL(file, here), 'utf-8'));
  return new StoryFormat(data.name, data.version, '', '', '', '', '', false, data.source);
}

// --- Chromium, by its debugging protocol over two pipes

const browser = spawn(
  chromium,
  ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', `--user-data-dir=${join(folder, 'user')}`],
  { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
);
const waiting = new Map();
const loaded = new Map();
let calls = 0;
let said = '';
browser.stdio[4].setEncoding('utf-8').on('data', (text) => {
  const parts = (said + text).split('\0');
  said = parts.pop();
  for (const message of parts.map((p) => JSON.parse(p))) {
    if (message.method === 'Page.loadEventFired') loaded.get(message.sessionId)?.();
    const { keep, fail } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.error) fail?.(new Error(message.error.message));
    else keep?.(message.result);
  }
});
browser.on('exit', () => waiting.forEach(({ fail }) => fail(new Error('the browser has gone'))));

function call(method, params = {}, sessionId = undefined) {
  const id = ++calls;
  browser.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
  return new Promise((keep, fail) => waiting.set(id, { keep, fail }));
}

// Each path has a browsing context of its own: story formats remember where a reader was.
async function withPage(url, use) {
  const { browserContextId } = await call('Target.createBrowserContext');
  const { targetId } = await call('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
  try {
    await call('Page.enable', {}, sessionId);
    const load = new Promise((keep) => loaded.set(sessionId, keep));
    await call('Page.navigate', { url }, sessionId);
    await load;
    return await use(async (expression) => {
      const params = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await call('Runtime.evaluate', params, sessionId);
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    });
  } finally {
    loaded.delete(sessionId);
    await call('Target.disposeBrowserContext', { browserContextId });
  }
}

// --- a reader

// In the page: the passage shown last, once it shows anything but `before`.
function look([passage, link], before, longest) {
  const tidy = (text) => text.replace(/\s+/g, ' ').trim();
  const start = Date.now();
  return new Promise((keep) => {
    const again = () => {
      const shown = [...document.querySelectorAll(passage)].at(-1);
      // The arrows with which Harlowe goes back stand in the passage.
      for (const bar of shown?.querySelectorAll('tw-sidebar') ?? []) bar.style.display = 'none';
      const text = shown?.checkVisibility() ? tidy(shown.innerText) : '';
      if ((text && text !== before) || Date.now() - start > longest) {
        const links = [...(shown?.querySelectorAll(link) ?? [])].map((l) => tidy(l.innerText));
        keep({ text, links: links.filter((l) => l) });
      } else setTimeout(again, 20);
    };
    again();
  });
}

function click([passage, link], number) {
  const shown = [...document.querySelectorAll(passage)].at(-1);
  const found = [...shown.querySelectorAll(link)].filter((l) => l.innerText.trim());
  found[number]?.click();
  return found.length;
}

async function read(page, where, path) {
  const passages = [await page(`(${look})(${JSON.stringify(where)}, '', ${LONGEST})`)];
  for (const number of path) {
    const links = await page(`(${click})(${JSON.stringify(where)}, ${number})`);
    if (links <= number) throw new Error(`no link ${number} where there is: ${JSON.stringify(passages.at(-1))}`);
    const before = JSON.stringify(passages.at(-1).text);
    passages.push(await page(`(${look})(${JSON.stringify(where)}, ${before}, ${LONGEST})`));
  }
  return passages;
}

process.on('exit', () => browser.kill());

let stories = 0;
await each(async (text) => {
  const { twee, format, paths } = JSON.parse(text);
  const file = join(folder, `${++stories}.html`);
  writeFileSync(file, compileTwine2HTML(parseTwee(twee), formatNamed(format)));
  const met = [];
  // Several readers at once: most of the time goes into waiting for passages to appear.
  const rest = [...paths.entries()];
  const reader = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) {
      met[next[0]] = await withPage(pathToFileURL(file).href, (page) => read(page, SHOWN[format], next[1]));
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return met;
});
