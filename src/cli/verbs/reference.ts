import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { referencePages } from '../reference/pages.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { EXIT, type Terminal } from '../terminal.js';

/** `sextant reference`, for whoever works on Sextant: writes docs/reference from the Catalogue and from the program `root`. */
export const reference = (root: Command, terminal: Terminal, exit: (code: number) => void): Command =>
  new Command('reference').description('write the generated pages of docs/reference').action(() => {
    const directory = 'docs/reference';
    mkdirSync(directory, { recursive: true });
    for (const [name, text] of Object.entries(referencePages(startCatalogue(), root))) {
      writeFileSync(join(directory, name), text);
      terminal.out(`${join(directory, name)}\n`);
    }
    exit(EXIT.ok);
  });
