import type { Step } from '../act.js';
import type { Find } from '../law.js';
import type { State } from '../state/state.js';

const RULE = 'R-74, R-105';

/** versions of a year follow each other from 1.0 on; each speaks for what had happened, and for no less than the one before. */
export const checkReport = ({ event, data }: Step<'AnnualReportFiled'>, state: State, find: Find): void => {
  const { party, year, version, revision, despite } = data;
  if (!state.parties.has(party)) find(event, { rule: RULE, expected: 'a Party that was registered', actual: party });
  const filed = state.annualReports.get(`${party} ${year}`) ?? [];
  const due = `${filed.length + 1}.0`;
  if (version !== due) find(event, { rule: RULE, expected: `version ${due} for ${party} ${year}`, actual: version });
  const before = filed.at(-1)?.revision ?? 0n;
  const last = BigInt(event.revision) - 1n;
  const speaksFor = BigInt(revision);
  if (speaksFor < before || speaksFor > last)
    find(event, { rule: RULE, expected: `it speaks for revision ${before} to ${last}`, actual: revision });
  if (year > event.at.slice(0, 4)) find(event, { rule: RULE, expected: 'a year that has begun', actual: year });
  const places = despite.map(({ check, table, row }) => `${check} ${table} ${row}`);
  const twice = places.find((place, i) => places.indexOf(place) < i);
  if (twice !== undefined) find(event, { rule: RULE, expected: 'each finding accepted once', actual: twice });
};
