import type { EntityRow } from '../../domain/book/rows.js';
import { facts, type Stored } from '../view/facts-at.js';
import type { View } from '../view/view.js';
import { rowOf, type ReportRow } from './rows.js';
import type { ReportedYear } from './span.js';

/** Table 5: the entities that the Party authorized until the end of the year. */
export const entityRows = (view: View, { party, year }: ReportedYear): ReportRow[] => {
  const rows: ReportRow[] = [];
  for (const { body } of facts<Stored<EntityRow>>(view, 'entity')) {
    const { legal, date, cooperativeApproach, conditions, revocation, since } = body;
    if (body.party !== party || date > `${year}-12-31`) continue;
    const values = {
      'Date of the authorization': date,
      Name: legal.name,
      'Country of incorporation': legal.country,
      'Identification number': legal.identifier,
      'Cooperative approach ID': cooperativeApproach,
      Conditions: conditions,
      'Change and revocation conditions': revocation,
    };
    rows.push(rowOf('entities', values, { events: [String(since)] }));
  }
  return rows;
};
