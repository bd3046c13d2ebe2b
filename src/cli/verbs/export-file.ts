import { CliError, type Terminal } from '../terminal.js';
import { exportEvidence } from './export-evidence.js';
import { exportEvents } from './export.js';
import type { Options } from '../options.js';

/** What `sextant export` was asked for. Throws where an option belongs to the other kind. */
export const exportFile = (options: Options, terminal: Terminal): Promise<number> => {
  const { at, evidence, ...target } = options;
  const asked = { ...target, out: options['out'] ?? '' };
  if (evidence) return exportEvidence({ ...asked, ...(at === undefined ? {} : { at }) }, terminal);
  if (at !== undefined) throw new CliError('--at is for --evidence: an export is of every event.');
  return exportEvents(asked, terminal);
};
