import type { Finance, Json } from '../ledger/records.js';
import type { Story } from './story.js';
import type { Recipe, Step } from './things.js';
import { blocksOf } from './units.js';

const document = { sha256: 'f'.repeat(64) };

/** Tonnes, or a share, of one to three years of a programme that are not verified yet; or that are, where it is to come too late. */
export const recordFinance = (story: Story, changes: Json = {}, verified = false): Step | null => {
  const { dice } = story;
  const programme = dice.pick(story.programmes.filter(({ imported }) => !imported))?.programme;
  const host = dice.oneOf('GHA', 'GHA', 'RWA');
  const isVerified = (year: number): boolean =>
    story.lines.some((line) => line.programme === programme && line.host === host && line.vintage === String(year));
  const first = [2021, 2022, 2023, 2024, 2025].find((year) => isVerified(year) === verified && dice.chance(0.8));
  if (programme === undefined || first === undefined) return null;
  const vintages = { first: String(first), last: String(first + dice.between(0, 2)) };
  const values = { financeValue: String(dice.between(1, 9)), carbonValue: String(dice.between(9, 20)), currency: dice.oneOf('USD', 'EUR') };
  const how = dice.chance(0.5) ? { basis: 'payment', quantity: String(dice.between(1, 90)) } : { basis: 'grant-equivalent', ...values };
  const title = dice.oneOf('none', 'none', 'returned', 'transferred');
  const settle = title === 'transferred' || dice.chance(0.3) ? {} : { settle: story.mechanism && dice.chance(0.5) ? 'mcu' : 'deduct' };
  const finance = story.code('F');
  const data = { finance, programme, host, vintages, title, document, ...how, ...settle, ...changes };
  return { command: 'record-finance', data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) };
};

/** Cancels MCUs that settle a claim, or a part of it; `beyond` more than is open. */
export const settleFinance = (
  story: Story,
  changes: Json = {},
  wanted: (claim: Finance) => boolean = ({ how }) => how === 'mcu',
): Step | null => {
  const claim = story.dice.pick(story.ledger.finances.filter(wanted));
  const from = story.dice.pick(story.stocked().filter(({ type }) => type === 'holding'));
  if (!claim || !from) return null;
  const goods = story
    .free(from.account)
    .filter(
      ({ kind, activity, host, vintage }) =>
        kind === 'MCU' && activity === claim.programme && host === claim.host && vintage >= claim.first && vintage <= claim.last,
    );
  if (goods.length === 0) return null;
  const units = { blocks: blocksOf(story, goods).slice(0, 1) };
  const data = { from: from.account, purpose: 'voluntary', to: 'CANCELLATION-VOLUNTARY', units, discharges: claim.finance, ...changes };
  return { command: 'cancel-units', data };
};

/** What is recorded too late, without evidence, beyond all there can be, twice, or for nobody; and what settles nothing. */
export const wrongFinances = (story: Story): Recipe[] => [
  () => recordFinance(story, {}, true),
  () => recordFinance(story, story.dice.chance(0.5) ? { programme: 'NONE7' } : { host: 'NOR' }),
  () => recordFinance(story, { basis: 'payment', quantity: '99999999', ...NO_SHARE }),
  () => recordFinance(story, { basis: 'grant-equivalent', quantity: undefined, financeValue: '9', carbonValue: '2', currency: 'USD' }),
  () => recordFinance(story, { basis: 'grant-equivalent', quantity: undefined, ...EXCESS }),
  () => {
    const known = story.dice.pick(story.ledger.finances);
    return known ? recordFinance(story, { finance: known.finance }) : null;
  },
  () => settleFinance(story, { purpose: 'administrative', to: 'CANCELLATION-ADMINISTRATIVE' }),
  () => settleFinance(story, {}, ({ how }) => how === 'deduct'),
];

const NO_SHARE = { financeValue: undefined, carbonValue: undefined, currency: undefined };
const EXCESS = { financeValue: '95', carbonValue: '2', currency: 'USD', gapShown: document };
