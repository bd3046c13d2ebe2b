import type { Answer } from '../../projections/questions.js';
import { base, Client } from '../client.js';
import { STANDARD_OUTPUT, writeTo } from '../long-answer.js';
import { fetchDocument, formFor, type ReportOptions } from '../report-document.js';
import { table } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

type Findings = Answer<'aef-findings'>;

/** `sextant report aef`: the annual report of a Party and year in one of its forms, or what its checks find (exit 2 on an error). */
export const annualReport = async (asked: ReportOptions, terminal: Terminal): Promise<number> => {
  const { party, year, version, table: of, findings = false } = asked;
  if (party === undefined || year === undefined) throw new CliError('An annual report is of a Party and a year: --party GHA --year 2025.');
  const misplaced = (['format', 'version', 'table'] as const).find((name) => asked[name] !== undefined);
  if (findings && misplaced !== undefined)
    throw new CliError(`--${misplaced} is not for --findings: these are of what the next report would be.`);
  const form = formFor(asked);
  if (!findings && of !== undefined && form !== 'csv') throw new CliError('--table gives one table alone in CSV: add --format csv.');
  return Client.with(asked, terminal, async (client) => {
    const path = `${base(await client.registry(asked))}/parties/${encodeURIComponent(party)}/aef/${encodeURIComponent(year)}`;
    if (findings) return show(await client.get<Findings>(`${path}/findings`), asked, terminal);
    const query = { format: form, ...(version === undefined ? {} : { version }), ...(of === undefined ? {} : { table: of }) };
    return fetchDocument(client, `${path}?${new URLSearchParams(query).toString()}`, form, asked, terminal);
  });
};

const show = async (found: Findings, { out = STANDARD_OUTPUT, json }: ReportOptions, terminal: Terminal): Promise<number> => {
  await writeTo(out, terminal, (write) => write(json ? `${JSON.stringify(found)}\n` : findingsText(found)));
  return found.items.some(({ severity }) => severity === 'error') ? EXIT.checkFailed : EXIT.ok;
};

const HEADER = ['check', 'severity', 'table', 'row', 'column', 'expected', 'found', 'events'];

const findingsText = ({ party, year, items }: Findings): string => {
  const head = `Annual report of ${party} for ${year}\n\n`;
  if (items.length === 0) return `${head}The checks find nothing.\n`;
  const rows = items.map(({ check, severity, table: of, row, column, expected, found, events }) => [
    ...[check, severity, of, row, column ?? '', expected ?? '', found ?? '', events.join(' ')],
  ]);
  const errors = items.filter(({ severity }) => severity === 'error').length;
  return `${head}${table(HEADER, rows)}\n${errors} errors, ${items.length - errors} warnings.\n`;
};
