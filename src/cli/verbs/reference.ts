import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { madePages } from '../reference/made-pages.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { EXIT, type Terminal } from '../terminal.js';

/** `sextant reference`, for whoever works on Sextant: writes the pages made from the code of the repository it is called in. */
export const reference = (root: Command, terminal: Terminal, exit: (code: number) => void): Command =>
  new Command('reference').description('write the generated pages of docs').action(() => {
    for (const { path, text } of madePages(startCatalogue(), root, '.')) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      terminal.out(`${path}\n`);
    }
    exit(EXIT.ok);
  });
