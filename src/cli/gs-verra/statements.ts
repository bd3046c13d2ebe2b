import type { BlockRow } from './block-row.js';
import { NOT_SAID, type Planned } from '../steps/planned.js';
import { sortedGroups, vintagesOf } from './groups.js';

/** What the units of one statement have in common. */
export const statementOf = ({ host, authorisationYear, approach = 'NA', purposes, definition }: BlockRow): string =>
  [host, authorisationYear, approach, ...purposes, initialsOf(definition)].join('-');
const initialsOf = (definition: string): string =>
  definition
    .split('-')
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

/** An authorization for each statement. */
export const authorizations = (rows: readonly BlockRow[], file: string, fingerprint: string): Planned[] =>
  sortedGroups(rows, statementOf).map(([statement, group]) => {
    const [{ host, approach, purposes, definition, authorisationYear }] = group as [BlockRow];
    return {
      command: 'authorize-units',
      data: {
        authorization: `${statement}-${file}`,
        host,
        statement: 'all',
        activities: [...new Set(group.map(({ activity }) => activity))].sort(),
        ...(approach === undefined ? {} : { cooperativeApproach: approach }),
        purposes,
        firstTransfer: { oimp: definition },
        vintages: vintagesOf(group),
        metric: 'GHG',
        sectors: [NOT_SAID],
        changesAfterFirstTransfer: false,
        terms: { sha256: fingerprint },
        date: `${authorisationYear}-01-01`,
      },
      role: `party:${host}`,
      makes: { list: 'authorizations', code: `${statement}-${file}` },
    };
  });
