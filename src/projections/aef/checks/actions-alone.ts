import { purposesText } from '../statements.js';
import { findingIn, inRows, type Check, type Finding } from './check.js';

const PURPOSE = 'Purpose for which the ITMO has been used towards or cancelled for OIMP';
const USE_YEAR = 'Calendar year for which used towards the NDC';
const SUBTYPES: Readonly<Record<string, string>> = {
  authorization: 'Authorization',
  issuance: 'Issuance',
  'use-or-cancellation': 'Use or cancellation',
};

/** The same units can't do the same twice on a day, in whatever year that is filed. */
export const duplicateAction: Check = {
  name: 'duplicate-action',
  says: 'No action stands twice, over all years that are filed: same day, type, subtype, registry, first and last id.',
  find: ({ tables, filed }) => {
    const keyOf = (cells: Readonly<Record<string, string>>): string =>
      [cells['Action date']?.slice(0, 10), ...KEY.map((header) => cells[header])].join('\n');
    const known = new Set(filed.flatMap(({ actions }) => actions.map(({ cells }) => keyOf(cells))));
    return tables.actions.flatMap((row, i): Finding[] => {
      const key = keyOf(row.cells);
      const twice = known.has(key);
      known.add(key);
      return twice
        ? [findingIn('actions', i, row, { check: 'duplicate-action', column: 'First ID', found: row.cells['First ID'] ?? null })]
        : [];
    });
  },
};
const KEY = ['Action type', 'Action subtype', 'Cooperative approach ID', 'Party ITMO registry ID', 'Vintage', 'First ID', 'Last ID'];

/** A first transfer says by what definition it is one. */
export const firstTransferForm: Check = {
  name: 'first-transfer-form',
  says: 'A first transfer has a subtype: to another Party, and that Party; else as its authorization defines.',
  find: (of) =>
    inRows(of, 'actions', (_, cell) => {
      if (cell('Action type') !== 'First transfer') return [];
      const subtype = cell('Action subtype');
      const found = (column: string, expected: string): { check: string; column: string; expected: string; found: string } => ({
        ...{ check: 'first-transfer-form', column, expected, found: cell(column) },
      });
      if (subtype === 'NA' || subtype === '') return [found('Action subtype', 'a subtype')];
      if (subtype === 'First transfer to another Party')
        return cell('Acquiring Party ID') === 'NA' ? [found('Acquiring Party ID', 'the Party')] : [];
      const defined = SUBTYPES[of.statement(cell('Authorization ID'))?.terms.firstTransfer?.oimp ?? ''];
      const own = Object.values(SUBTYPES).includes(subtype);
      return own && subtype !== defined ? [found('Action subtype', defined ?? 'First transfer to another Party')] : [];
    }),
};

/** Actions are of the year, uses for a year of the NDC period. */
export const year: Check = {
  name: 'year',
  says: 'Actions happened in the reported year; use is for a year of the NDC period.',
  find: (of) => {
    const [first] = of.tables.submission;
    const begin = first?.cells['First year of the NDC implementation period'] ?? '';
    const end = first?.cells['Last year of the NDC implementation period'] ?? '';
    return inRows(of, 'actions', (_, cell) => {
      const day = cell('Action date').slice(0, 10);
      const used = cell(USE_YEAR);
      return [
        ...(day.slice(0, 4) === of.year ? [] : [{ check: 'year', column: 'Action date', expected: of.year, found: day }]),
        ...(used === 'NA' || (begin <= used && used <= end)
          ? []
          : [{ check: 'year', column: USE_YEAR, expected: `${begin} to ${end}`, found: used }]),
      ];
    });
  },
};

/** Units go to a purpose that their host authorized. CARP compares the words: part of a set is right, and may be flagged there. */
export const purpose: Check = {
  name: 'purpose',
  says: 'Units are used for an authorized purpose; one of several that are authorized may be flagged by the CARP (`carp-may-flag`, a warning).',
  find: (of) =>
    inRows(of, 'actions', (_, cell) => {
      const used = cell('Action type') === 'Use' ? 'NDC' : cell(PURPOSE);
      if (used === 'NA') return [];
      const authorized = of.statement(cell('Authorization ID'))?.terms.purposes ?? [];
      const column = used === 'NDC' ? 'Action type' : PURPOSE;
      const said = { column, expected: purposesText(authorized), found: used };
      if (!authorized.includes(used)) return [{ check: 'purpose', ...said }];
      return authorized.length > 1 ? [{ check: 'carp-may-flag', severity: 'warning', ...said }] : [];
    }),
};

/** Who uses units is named, and may. */
export const user: Check = {
  name: 'user',
  says: 'A use names the Party that uses; Party and entity are among those authorized, where the statement names some.',
  find: (of) =>
    inRows(of, 'actions', (_, cell) => {
      const isUse = cell('Action type') === 'Use';
      const [using, entity] = [cell('Using/cancelling Party ID'), cell('Using/cancelling authorized entity ID')];
      if (isUse && (using === 'NA' || using === '')) return [{ check: 'user', column: 'Using/cancelling Party ID', expected: 'the Party' }];
      const { parties = null, entities = null } = of.statement(cell('Authorization ID'))?.terms ?? {};
      const partyOff = isUse && parties !== null && !parties.includes(using);
      const entityOff = entity !== 'NA' && entities !== null && !entities.includes(entity);
      return [
        ...(partyOff ? [{ check: 'user', column: 'Using/cancelling Party ID', expected: parties.join('; '), found: using }] : []),
        ...(entityOff
          ? [{ check: 'user', column: 'Using/cancelling authorized entity ID', expected: entities.join('; '), found: entity }]
          : []),
      ];
    }),
};
