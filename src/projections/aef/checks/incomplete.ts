import { TABLE_NAMES } from '../nomenclature.js';
import { missingIn } from '../rows.js';
import { definitionText } from '../statements.js';
import { findingIn, inRows, type Check } from './check.js';

const DEFINITION = 'First transfer definition for OIMP';

/** Required cells are filled. With a finding of this nothing is filed: there is no reason for it. */
export const incomplete: Check = {
  name: 'incomplete',
  says: 'Every required cell is filled.',
  find: ({ tables }) => [
    ...TABLE_NAMES.flatMap((table) =>
      tables[table].flatMap((row, i) =>
        missingIn(table, row).map((column) => findingIn(table, i, row, { check: 'incomplete', column, expected: 'a value' })),
      ),
    ),
    ...inRows({ tables }, 'authorizations', (_, cell) =>
      cell(DEFINITION) === '' ? [{ check: 'incomplete', column: DEFINITION, expected: definitionText('issuance') ?? '' }] : [],
    ),
  ],
};

/** Units without ITMO ids are named by their serials, which the reporting platform doesn't match. */
export const idForm: Check = {
  name: 'id-form',
  says: 'Units are named by whole ITMO ids.',
  find: (of) =>
    (['actions', 'holdings'] as const).flatMap((table) =>
      inRows(of, table, (_, cell) =>
        /^[0-9]+$/.test(cell('First ID'))
          ? [{ check: 'id-form', severity: 'warning', column: 'First ID', expected: 'CA0001-AAA01-AAA-1-2021', found: cell('First ID') }]
          : [],
      ),
    ),
};
