import type { AuthorizationRow } from '../../domain/book/rows.js';
import { facts, type Stored } from '../view/facts-at.js';
import type { View } from '../view/view.js';
import { rowOf, type ReportRow } from './rows.js';
import type { ReportedYear } from './span.js';
import { definitionText, oimpText, purposesText, type Statement } from './statements.js';

/** Table 2: what the Party authorized until the end of the year, and every statement that its actions and holdings rest on. */
export const authorizationRows = (
  view: View,
  { party, year, day }: ReportedYear,
  statement: (code: string) => Statement | undefined,
  others: readonly ReportRow[],
): ReportRow[] => {
  const named = new Set(others.map(({ cells }) => cells['Authorization ID'] ?? ''));
  const rows: ReportRow[] = [];
  for (const { subject, body } of facts<Stored<AuthorizationRow>>(view, 'authorization')) {
    const said = statement(subject);
    const own = body.host === party && (body.versions[0]?.date ?? '') <= `${year}-12-31`;
    const authorizes = said?.terms.statement === 'all' || said?.terms.statement === 'part';
    if (said && (named.has(subject) || (own && authorizes))) rows.push(authorizationRow(subject, said, day));
  }
  return rows;
};

const authorizationRow = (code: string, { row, terms, version }: Statement, day: string): ReportRow => {
  const { purposes, firstTransfer, parties, entities, sectors, activityTypes, vintages, quantity, gwp, date } = terms;
  const oimp = oimpText(purposes);
  const documents = terms.terms.uri ?? `sha256:${terms.terms.sha256}`;
  const definition = oimp === null ? undefined : definitionText(firstTransfer?.oimp ?? '');
  const { host, metric, nonGhgMetric, cooperativeApproach, versions } = row;
  const made = rowOf(
    'authorizations',
    {
      'Authorization ID': code,
      'Date of authorization': date,
      'Cooperative approach ID': cooperativeApproach,
      'Version of the authorization': String(version),
      'Authorized quantity': quantity,
      Metric: metric,
      'Applicable GWP value(s)': gwp,
      'Applicable non-GHG metric': metric === 'non-GHG' ? nonGhgMetric : null,
      'Sector(s)': sectors.join('; '),
      'Activity type(s)': activityTypes?.join('; '),
      'Purposes for authorization': purposesText(purposes),
      'Authorized Party(ies) ID': parties?.join('; '),
      'Authorized entity(ies) ID': entities?.join('; '),
      'OIMP authorized by the Party': oimp,
      'Authorized timeframe': `${vintages.first} - ${vintages.last}`,
      'Authorization terms and conditions': documents,
      'First transfer definition for OIMP': definition,
      'Additional explanatory information': terms.revoked && day >= (terms.effective ?? day) ? 'Revoked' : `Authorized by ${host}`,
    },
    { events: versions.slice(0, version).map(({ since }) => String(since)) },
  );
  // For other purposes a definition is required, and the list of nomenclatures has no word for the first international transfer.
  if (oimp === null || definition !== undefined) return made;
  return { ...made, cells: { ...made.cells, 'First transfer definition for OIMP': '' } };
};
