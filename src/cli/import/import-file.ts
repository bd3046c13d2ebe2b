import { importAssets } from '../assets/import-assets.js';
import { writeTemplate } from '../assets/template.js';
import { importSerials } from '../cdm/import-serials.js';
import { importBlocks } from '../gs-verra/import-blocks.js';
import { holdsEvents, importEvents } from './events.js';
import { CliError, type Terminal } from '../terminal.js';
import { importCommands } from '../verbs/import.js';
import type { Options } from '../options.js';

/** Formats of `sextant import` that are lists of something: another registry's units, or assets; the others are commands. */
export const IMPORTS: Readonly<Record<string, typeof importBlocks>> = {
  ...{ 'gs-verra': importBlocks, 'cdm-serials': importSerials },
  assets: importAssets,
};

/** What `sextant import` was asked for. Throws where an option belongs to another format. */
export const importFile = (file: string | undefined, options: Options, terminal: Terminal): Promise<number> => {
  const { template } = options;
  const format: string = options['format'] ?? '';
  if (template !== undefined) return writeTemplate(template, terminal);
  if (file === undefined) throw new CliError('Say which file: `sextant import --help` shows how.');
  const misplaced = format === 'assets' ? [] : ['validOnly', 'dryRun'].filter((name) => options[name] !== undefined);
  if (misplaced.length > 0) throw new CliError('--valid-only and --dry-run are for --format assets.');
  if (format === 'events' || (format === '' && holdsEvents(file))) return importEvents(file, options, terminal);
  return (IMPORTS[format] ?? importCommands)(file, options, terminal);
};
