import type { Step } from '../act.js';
import type { Find } from '../law.js';
import { unmetOf, yearsIn } from '../reckoning/unmet.js';
import { covers } from '../reckoning/finance.js';
import type { Finance } from '../state/rows.js';
import type { State } from '../state/state.js';

type Recorded = Step<'FinanceRecorded'>;

/** what is paid for is of a registered programme, is said in one way, before the result is known, and is no more than there can be. */
export const financeRecorded = (step: Recorded, state: State, find: Find): void => {
  const { event, data } = step;
  const { programme, host, party, vintages } = data;
  if (!state.programmes.has(programme)) find(event, { expected: 'a registered programme', actual: `${programme} is not` });
  for (const one of [host, party])
    if (one !== null && !state.parties.has(one)) find(event, { expected: 'registered Parties', actual: `${one} is not` });
  if (/^O-[0-9]+$/.test(data.finance)) find(event, { expected: 'a code that no obligation has', actual: data.finance });
  if (vintages.last < vintages.first) find(event, { expected: 'a last vintage not before the first', actual: vintages.last });
  for (const vintage of yearsIn(vintages.first, vintages.last))
    if (state.yearOf(`${programme} ${host} ${vintage}`).lines > 0)
      find(event, { expected: `recorded before ${vintage} is verified`, actual: 'it is verified' });
  checkForm(step, find);
  checkPaid(step, state, find);
  checkShares(step, state, find);
};

const checkForm = ({ event, data }: Recorded, find: Find): void => {
  const { basis, quantity, financeValue, carbonValue, currency, settle, title, gapShown } = data;
  const share = [financeValue, carbonValue, currency];
  const fits = basis === 'payment' ? quantity !== null && share.every((one) => one === null) : quantity === null && !share.includes(null);
  if (!fits)
    find(event, { expected: basis === 'payment' ? 'tonnes and no values' : 'both values, their currency and no tonnes', actual: basis });
  if (title === 'transferred' && settle !== null)
    find(event, { expected: 'nothing to settle where title passes', actual: `settle ${settle}` });
  if (financeValue !== null && carbonValue !== null && BigInt(financeValue) > BigInt(carbonValue) && gapShown === null)
    find(event, { expected: 'the gap that a grant above the carbon value closes', actual: 'nothing shows it' });
};

/** beside what is paid for already, each year with its host's maximum once, all of it can be met. */
const checkPaid = ({ event, data }: Recorded, state: State, find: Find): void => {
  const { programme, host, quantity, vintages } = data;
  const approval = state.approvals.get(`${programme} ${host}`);
  if (quantity === null || !approval) return;
  const paid = (state.financesOn.get(`${programme} ${host}`) ?? []).flatMap((one) =>
    one.paid === null ? [] : [{ first: one.first, last: one.last, tonnes: one.paid }],
  );
  const most = (): bigint => approval.maximumAnnualAmount;
  const short = unmetOf([...paid, { ...vintages, tonnes: BigInt(quantity) }], most) - unmetOf(paid, most);
  if (short > 0n) {
    const expected = `at most ${BigInt(quantity) - short} more paid for of ${vintages.first} to ${vintages.last}, as ${host} approved`;
    find(event, { expected, actual: quantity });
  }
};

const checkShares = ({ event, data }: Recorded, state: State, find: Find): void => {
  const { programme, host, financeValue, carbonValue, vintages } = data;
  if (financeValue === null || carbonValue === null) return;
  const own = { part: BigInt(financeValue), whole: BigInt(financeValue) + BigInt(carbonValue) };
  const before = state.financesOn.get(`${programme} ${host}`) ?? [];
  for (const vintage of yearsIn(vintages.first, vintages.last)) {
    const shares = [own, ...before.filter((one) => covers(one, vintage)).flatMap(({ share }) => share ?? [])];
    if (isBeyondAll(shares)) return find(event, { expected: `shares of ${vintage} that come to no more than all of it`, actual: 'more' });
  }
};

/** Whether fractions sum to more than one. */
const isBeyondAll = (shares: readonly NonNullable<Finance['share']>[]): boolean => {
  const common = shares.reduce((product, { whole }) => product * whole, 1n);
  return shares.reduce((sum, { part, whole }) => sum + (common / whole) * part, 0n) > common;
};
