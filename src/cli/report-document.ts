import { REPORT_FORMS } from '../projections/aef/answer.js';
import type { Target } from './act.js';
import type { Client } from './client.js';
import { STANDARD_OUTPUT, writeTo } from './long-answer.js';
import { CliError, EXIT, type Terminal } from './terminal.js';
import { WholeFile } from './whole-file.js';

type Form = (typeof REPORT_FORMS)[number];

/** What `sextant report` can be asked for, whatever the kind. */
export interface ReportOptions extends Target {
  readonly out?: string;
  readonly json?: boolean;
  readonly party?: string;
  readonly year?: string;
  readonly format?: string;
  readonly version?: string;
  readonly table?: string;
  readonly findings?: boolean;
  readonly from?: string;
  readonly to?: string;
}

/** The form that is asked for: by name, else by the ending of the file, else JSON. Throws `CliError` where it can't go where it should. */
export const formFor = ({ out = STANDARD_OUTPUT, json = false, format }: ReportOptions): Form => {
  const ending = /\.([a-z]+)$/i.exec(out)?.[1]?.toLowerCase();
  const form = REPORT_FORMS.find((one) => one === (format ?? (json ? 'json' : ending))) ?? 'json';
  if (json && form !== 'json') throw new CliError(`--json and --format ${form} are two forms: name one.`);
  if (form === 'xlsx' && out === STANDARD_OUTPUT) throw new CliError('A workbook goes to a file: name it with --out, such as report.xlsx.');
  return form;
};

/** Writes what a node answers at `path`, as it comes: byte for byte in a file, text on the standard output. Returns the exit code. */
export const fetchDocument = async (
  client: Client,
  path: string,
  form: Form,
  { out = STANDARD_OUTPUT }: ReportOptions,
  terminal: Terminal,
): Promise<number> => {
  if (out === STANDARD_OUTPUT) {
    const text = await client.text(path);
    await writeTo(out, terminal, (write) => write(form === 'json' ? `${text}\n` : text));
    return EXIT.ok;
  }
  const file = new WholeFile(out);
  try {
    for await (const piece of await client.bytes(path)) await file.write(piece);
    await file.keep();
  } catch (error) {
    await file.discard();
    throw error;
  }
  return EXIT.ok;
};
