import { join } from 'node:path';
import { writeBugs } from '../test/bug-bank/table.mjs';
import { writeLeftOut } from '../test/coverage/table.mjs';

// The tables of docs/quality.md that are made from lists of this repository: the bug bank, and what coverage leaves out.

const ROOT = join(import.meta.dirname, '..');
await writeBugs(ROOT);
await writeLeftOut(ROOT);
