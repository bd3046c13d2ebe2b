import type { LimitsVersion, TransferLimitsRow, TransferredRow } from '../../domain/book/rows.js';
import { dayOf } from '../../domain/kernel/days.js';
import { groupedBy } from '../../domain/kernel/grouped-by.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { allowedOf, goneOf, limitsOn, ratioOf } from '../../domain/limits/transfer-limits.js';
import { cursor } from '../answers/as-of.js';
import { flag, list, nullable, record, reference, text, type TypeOf } from '../answers/shape.js';
import { activity, bps, code, day, party, quantity, revision, year } from '../answers/types.js';
import { fact, facts, type Stored } from '../view/facts-at.js';
import { takePage } from '../view/page.js';
import { touchOf } from '../view/touches-at.js';
import type { View } from '../view/view.js';
import type { PathParameter } from './parameters.js';
import { question } from './question.js';

const named: PathParameter = {
  pattern: /^[A-Z]{3}:(?:19|20|21)[0-9]{2}:(?:19|20|21)[0-9]{2}$/,
  description: 'Host, first and last vintage: GHA:2031:2035',
  example: 'GHA:2031:2035',
  // No command names limits: they have no code of their own.
  unknown: 'not-found',
};

const counted = {
  gross: quantity('Units issued and imported'),
  gone: quantity('What of them is first transferred, as the limits count it'),
};

const ofActivity = record({
  activity,
  class: nullable(code('Its class')),
  ratioBps: nullable(bps('What may leave of what it earned; null where nothing says')),
  ...counted,
  left: nullable(quantity('What may still leave by its ratio')),
  vintages: list(record({ vintage: year('Vintage'), ...counted })),
});

const limitsAnswer = record({
  id: text('Host, first and last vintage: GHA:2031:2035'),
  host: party('Whose limits they are'),
  period: record({ first: year('First vintage'), last: year('Last vintage') }),
  inForce: flag('Whether they bind on the day asked for; the others are the last set, whose day has not come'),
  budget: nullable(quantity('Units that may leave in all')),
  gone: quantity('What has left of the period, as the limits count it'),
  left: nullable(quantity('What is left of the budget')),
  classes: list(record({ class: code('Its code'), programmes: list(activity), ratioBps: bps('What may leave') })),
  otherwiseBps: nullable(bps('What may leave of an activity in no class')),
  countsLevies: flag('Whether levies count'),
  document: reference('Document'),
  effective: day('The first day on which they bind'),
  versions: list(record({ effective: day('First day'), since: revision('The event that set them') }), 'All that were set, in order'),
  activities: list(ofActivity, 'Every activity of which there are units of these vintages'),
  since: revision('The event that set what is in force'),
});

type Version = Stored<LimitsVersion>;
type Row = Omit<Stored<TransferLimitsRow>, 'versions'> & { readonly versions: readonly [Version, ...Version[]] };

const ZERO: TransferredRow = { gross: 0n, gone: 0n, levies: 0n };

/** What was issued, imported and first transferred of the vintages of a period, by activity and vintage. */
const figuresOf = (
  view: View,
  { host, period: { first, last } }: Pick<Row, 'host' | 'period'>,
): (readonly [string, string, TransferredRow])[] =>
  [...facts<Stored<TransferredRow>>(view, 'transferred', { prefix: `${host} ` })].flatMap(({ subject, body }) => {
    const [, of = '', vintage = ''] = subject.split(' ');
    const row = { gross: BigInt(body.gross), gone: BigInt(body.gone), levies: BigInt(body.levies) };
    return first <= vintage && vintage <= last ? [[of, vintage, row] as const] : [];
  });

const sumOf = (rows: readonly TransferredRow[]): TransferredRow =>
  rows.reduce((a, b) => ({ gross: a.gross + b.gross, gone: a.gone + b.gone, levies: a.levies + b.levies }), ZERO);

const atLeastZero = (left: bigint): string => String(left > 0n ? left : 0n);

const activityOf = (
  limits: Version,
  of: string,
  rows: readonly (readonly [string, string, TransferredRow])[],
): TypeOf<typeof ofActivity> => {
  const sum = sumOf(rows.map(([, , row]) => row));
  const gone = goneOf(sum, limits);
  const ratio = ratioOf(limits, of);
  return {
    ...{ activity: of, class: ratio?.class ?? null, ratioBps: ratio?.bps ?? null, gross: String(sum.gross), gone: String(gone) },
    left: ratio ? atLeastZero(allowedOf(sum.gross, ratio.bps) - gone) : null,
    vintages: rows.map(([, vintage, row]) => ({ vintage, gross: String(row.gross), gone: String(goneOf(row, limits)) })),
  };
};

const itemOf = (view: View, row: Row, id: string): TypeOf<typeof limitsAnswer> => {
  const { host, period, versions } = row;
  const today = dayOf(view.time);
  const inForce = limitsOn(row as unknown as TransferLimitsRow, today) as unknown as Version | undefined;
  const limits = inForce ?? versions.at(-1) ?? versions[0];
  const figures = figuresOf(view, row);
  const gone = goneOf(sumOf(figures.map(([, , one]) => one)), limits);
  const { budget, classes, otherwiseBps, countsLevies, document, effective, since } = limits;
  return {
    ...{ id, host, period, inForce: inForce !== undefined, budget, gone: String(gone) },
    left: budget === null ? null : atLeastZero(BigInt(budget) - gone),
    ...{ classes, otherwiseBps, countsLevies, document, effective },
    versions: versions.map((version) => ({ effective: version.effective, since: version.since })),
    activities: [...groupedBy(figures, ([of]) => of)].map(([of, rows]) => activityOf(limits, of, rows)),
    since,
  };
};

/** the limits of hosts, as they bind on the day asked for, with what counts against them. It refuses a host that is no Party here. */
const transferLimits = question({
  name: 'transfer-limits',
  path: '/transfer-limits',
  summary: 'What hosts let leave, with what has left and what is left by activity',
  names: {},
  query: { host: { description: 'Of this host alone', pattern: '^[A-Z]{3}$', example: 'GHA', unknown: 'unknown-party' } },
  pages: 'items',
  answer: record({ items: list(limitsAnswer), cursor }),
  find: (view, { host }, page) => {
    if (host !== undefined && !fact(view, 'party', host)) refuse('unknown-party');
    const [after = ''] = page.after;
    const prefix = host === undefined ? '' : `${host}:`;
    const shown = takePage(facts<Row>(view, 'transfer-limits', { prefix, after }), page, ({ subject }) => [subject]);
    const items = shown.items.map(({ subject, body }) => itemOf(view, body, subject));
    return { answer: { items, cursor: shown.cursor }, touched: view.revision };
  },
});

const limitsOfPeriod = question({
  name: 'limits-of-period',
  path: '/transfer-limits/:limits',
  summary: 'What a host lets leave of the vintages of a period',
  names: { limits: named },
  answer: limitsAnswer,
  find: (view, { limits }) => {
    const row = fact<Row>(view, 'transfer-limits', limits) ?? refuse(named.unknown);
    return { answer: itemOf(view, row, limits), touched: touchOf(view, `party:${row.host}`) ?? view.revision };
  },
});

export const questions = [transferLimits, limitsOfPeriod] as const;
