import type { Command } from 'commander';
import { placesOf } from '../completion/choices.js';
import { scriptFor, type Shell } from '../completion/scripts.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { EXIT, type Terminal } from '../terminal.js';

/** `sextant completion`: the script that has a shell complete this very program, made of its verbs and options and of the Catalogue. */
export const completion = (root: Command, shell: string, terminal: Terminal): number => {
  const { commands } = startCatalogue();
  terminal.out(scriptFor(shell as Shell, placesOf(root, [...commands.keys()].sort())));
  return EXIT.ok;
};
