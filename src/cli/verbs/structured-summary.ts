import { base, Client } from '../client.js';
import { fetchDocument, formFor, type ReportOptions } from '../report-document.js';
import { CliError, type Terminal } from '../terminal.js';

/** `sextant report summary`: the structured summary of some years of a Party, in one of the forms of a report. */
export const structuredSummary = async (asked: ReportOptions, terminal: Terminal): Promise<number> => {
  const { party, from, to } = asked;
  if (party === undefined || from === undefined || to === undefined)
    throw new CliError('A structured summary is of a Party and some years: --party GHA --from 2021 --to 2025.');
  const form = formFor(asked);
  return Client.with(asked, terminal, async (client) => {
    const path = `${base(await client.registry(asked))}/parties/${encodeURIComponent(party)}/structured-summary`;
    return fetchDocument(client, `${path}?${new URLSearchParams({ from, to, format: form }).toString()}`, form, asked, terminal);
  });
};
