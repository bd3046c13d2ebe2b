import { Option, type Command } from 'commander';
import { REPORT_FORMS } from '../../projections/aef/answer.js';
import { TABLE_NAMES } from '../../projections/aef/nomenclature.js';
import { annualReport } from './annual-report.js';
import { certificate } from './certificate.js';
import type { ReportOptions } from '../report-document.js';
import { structuredSummary } from './structured-summary.js';
import { CliError, type Terminal } from '../terminal.js';

/** The options of each kind, beside `--out`. */
const TAKES: Readonly<Record<string, readonly (keyof ReportOptions)[]>> = {
  certificate: [],
  aef: ['party', 'year', 'format', 'version', 'table', 'findings'],
  summary: ['party', 'from', 'to', 'format'],
};
const OWN = [...new Set(Object.values(TAKES).flat())];

/** `sextant report`: a document of one of three kinds. Throws `CliError` where an option belongs to another kind. */
export const report = (kind: string, of: string | undefined, asked: ReportOptions, terminal: Terminal): Promise<number> => {
  const misplaced = OWN.find((name) => asked[name] !== undefined && !TAKES[kind]?.includes(name));
  if (misplaced !== undefined) throw new CliError(`--${misplaced} is not for ${kind}: \`sextant report --help\` shows what is.`);
  if (kind === 'certificate') return certificate(of ?? '', asked, terminal);
  if (of !== undefined) throw new CliError(`${kind} takes no operand: name the Party with --party.`);
  return kind === 'aef' ? annualReport(asked, terminal) : structuredSummary(asked, terminal);
};

/** Gives the verb its operands' texts and its options. */
export const reportOptions = (verb: Command): void => {
  const [kind, of] = verb.registeredArguments;
  if (kind) kind.choices(Object.keys(TAKES)).description = 'which document';
  if (of) of.description = 'certificate: the revision of the event';
  verb
    .option('--party <code>', 'aef, summary: the Party, such as GHA')
    .option('--year <year>', 'aef: the reported year')
    .option('--from <year>', 'summary: the first year')
    .option('--to <year>', 'summary: the last year')
    .addOption(new Option('--format <format>', 'aef, summary: (default: as --out is named, else json)').choices(REPORT_FORMS))
    .option('--version <version>', 'aef: a version as filed, such as 1.0 (default: what the next would be)')
    .addOption(new Option('--table <table>', 'aef, as CSV: this table alone').choices(TABLE_NAMES))
    .option('--findings', 'aef: what the checks find in what the next would be; exit 2 on an error')
    .option('--out <file>', 'the file to write; a certificate is a PDF where its name ends with .pdf (default: the standard output)');
};
