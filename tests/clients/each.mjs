// Shared by the clients: standard input is a JSON list of texts; standard output is the list of what became of each.
import { readFileSync, writeSync } from 'node:fs';

export async function each(read) {
  const made = [];
  for (const text of JSON.parse(readFileSync(0, 'utf-8'))) {
    try {
      made.push(await read(text));
    } catch (fault) {
      made.push({ fault: String(fault?.message ?? fault) });
    }
  }
  const out = Buffer.from(JSON.stringify(made));
  for (let at = 0; at < out.length; ) {
    try {
      at += writeSync(1, out, at);
    } catch (fault) {
      if (fault.code !== 'EAGAIN') throw fault;
    }
  }
  process.exit(0);
}
