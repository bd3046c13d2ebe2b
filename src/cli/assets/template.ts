import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { registerAssets } from '../../domain/asset/examples.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { COLUMNS } from './asset-row.js';

/** Files that `sextant import` reads and people fill in, by the names they have. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'assets.csv': [
    COLUMNS.join(),
    ...registerAssets.assets.map((asset) => [asset, registerAssets.component, registerAssets.from, ''].join()),
    '',
  ].join('\n'),
};

/** `sextant import --template assets.csv`: writes a filled one to that path, and never over another file. */
export const writeTemplate = async (path: string, terminal: Terminal): Promise<number> => {
  const text = TEMPLATES[basename(path)];
  if (text === undefined)
    throw new CliError(`There is no template ${basename(path)}. Its name says which is meant: ${Object.keys(TEMPLATES).join(', ')}.`);
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(code === 'EEXIST' ? `${path} is there already.` : `${path} can't be written: ${code}.`);
  }
  terminal.out(`${path} is written: fill it in, then \`sextant import --format assets ${path}\`.\n`);
  return EXIT.ok;
};
