import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeCatalogue } from './node.mjs';
import { append } from './s1-append.mjs';
import { commands } from './s3-commands.mjs';
import { decide } from './s6-decide.mjs';
import { startOfNode } from './s8-start.mjs';
import { reads } from './s9-reads.mjs';
import { past } from './s10-past.mjs';
import { printTable } from './table.mjs';

const quick = process.argv.includes('--quick');
const only = process.argv.find((argument) => /^S\d/.test(argument));
const out = process.argv[process.argv.indexOf('--out') + 1];
const directory = mkdtempSync(join(tmpdir(), 'sextant-bench-'));
const measures = { S1: append, S3: commands, S6: decide, S9: reads, S8: startOfNode, S10: past };

console.log(`Node ${process.version}, ${cpus().length} cores${quick ? ', quick' : ''}`);
const rows = [];
try {
  for (const [id, measure] of Object.entries(measures)) {
    if (only && only !== id) continue;
    process.stderr.write(`${id} ...\n`);
    rows.push(...(await measure({ quick, directory })));
  }
} finally {
  await closeCatalogue();
  rmSync(directory, { recursive: true, force: true });
}
printTable(rows);
if (process.argv.includes('--out') && out)
  writeFileSync(out, `${JSON.stringify({ node: process.version, cores: cpus().length, quick, rows }, null, 2)}\n`);
