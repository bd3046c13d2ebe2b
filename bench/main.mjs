import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { append } from './s1-append.mjs';
import { growth } from './s2-growth.mjs';
import { commands } from './s3-s4-s5-commands.mjs';
import { decide } from './s6-decide.mjs';
import { size } from './s7-size.mjs';
import { startOfNode } from './s8-start.mjs';
import { reads } from './s9-reads.mjs';
import { past } from './s10-past.mjs';
import { verify } from './s11-verify.mjs';
import { memory } from './s12-memory.mjs';
import { onServer } from './s13-server.mjs';
import { programme } from './s14-programme.mjs';
import { checker } from './s15-checker.mjs';
import { crowd } from './s16-readers.mjs';
import { assets } from './s17-assets.mjs';
import { ladder } from './s18-ladder.mjs';
import { find } from './s19-find.mjs';
import { printTable } from './table.mjs';

const quick = process.argv.includes('--quick');
const long = process.argv.includes('--long');
const only = process.argv.find((argument) => /^S\d/.test(argument));
const out = process.argv[process.argv.indexOf('--out') + 1];
const directory = mkdtempSync(join(tmpdir(), 'sextant-bench-'));
/** S9 comes before S8 and S10, which use the read file it makes. */
const measures = {
  ...{ S1: append, S2: growth, 'S3 S4 S5': commands, S6: decide, S7: size, S9: reads, S8: startOfNode, S10: past },
  ...{ S11: verify, S15: checker, S12: memory, S13: onServer, S14: programme, S16: crowd },
  S17: assets,
  S18: ladder,
  S19: find,
};

console.log(`Node ${process.version}, ${cpus().length} cores${quick ? ', quick' : ''}`);
const rows = [];
try {
  for (const [ids, measure] of Object.entries(measures)) {
    if (only && !ids.split(' ').includes(only)) continue;
    process.stderr.write(`${ids} ...\n`);
    rows.push(...(await measure({ quick, long, directory })));
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
printTable(rows);
if (process.argv.includes('--out') && out)
  writeFileSync(out, `${JSON.stringify({ node: process.version, cores: cpus().length, quick, rows }, null, 2)}\n`);
