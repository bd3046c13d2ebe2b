import type { Step } from '../act.js';
import type { Range } from './range.js';

/** Units that an event makes, of one activity and vintage. */
interface NewSerials extends Range {
  readonly activity: string;
  readonly vintage: string;
}

/** What an event makes, row by row: by issuance, or by bringing units in. */
export const newSerials = (step: Step): NewSerials[] => {
  if (step.type === 'UnitsIssued') {
    const { programme, lines } = (step as Step<'UnitsIssued'>).data;
    return lines.rows.map(([, vintage, , , , , first, ...parts]) => ({
      activity: programme,
      ...{ vintage, first: BigInt(first) },
      last: parts.reduce((end, part) => end + BigInt(part), BigInt(first) - 1n),
    }));
  }
  if (step.type !== 'OpeningBalanceImported') return [];
  const { rows } = (step as Step<'OpeningBalanceImported'>).data.rows;
  return rows.map(([, , activity, vintage, first, quantity]) => ({
    ...{ activity, vintage, first: BigInt(first) },
    last: BigInt(first) + BigInt(quantity) - 1n,
  }));
};
