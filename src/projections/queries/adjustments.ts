import { refuse } from '../../domain/kernel/refusal.js';
import { TRIGGERS } from '../../domain/adjustment/triggers.js';
import { cursor } from '../answers/as-of.js';
import { flag, list, nullable, oneOf, record, text, type TypeOf } from '../answers/shape.js';
import { amount, block, code, party, quantity, revision, year } from '../answers/types.js';
import { byYear, sumsOf } from '../view/adjustment-sums.js';
import { fact } from '../view/facts-at.js';
import { takePage, type Page } from '../view/page.js';
import { touchOf } from '../view/touches-at.js';
import type { View } from '../view/view.js';
import { PARTY } from './parties.js';
import { question } from './question.js';

const additions = quantity('Added');
const subtractions = quantity('Subtracted');

const entry = record({
  revision: revision('The event'),
  cause: revision('The first event of its act'),
  kind: oneOf('Which way', 'addition', 'subtraction'),
  quantity: quantity('Tonnes'),
  vintages: list(record({ vintage: year('Vintage'), quantity: quantity('Tonnes') })),
  blocks: list(block('A block')),
  trigger: oneOf('What fired it', ...TRIGGERS),
  authorization: nullable(code('The statement')),
  cooperativeApproach: nullable(text('The cooperative approach')),
  actionYear: year('Year of the action'),
  useYear: nullable(year('Year used for')),
  late: flag('Whether the year was closed already (R-68)'),
  nonGhgQuantity: nullable(quantity('In the metric of the authorization')),
});
type Entry = TypeOf<typeof entry>;

const entriesAfter = ({ db, revision }: View, party: string, { after: [after = '-1'], size }: Page): Entry[] =>
  db
    .all<{ revision: number; cause: number; body: string }>(
      'SELECT revision, cause, body FROM adjustments WHERE party = ? AND revision > ? AND revision <= ? ORDER BY revision LIMIT ?',
      ...[party, Number(after), revision, size + 1],
    )
    .map(({ body, ...row }) => {
      const { kind, quantity, vintages, blocks, trigger, ...data } = JSON.parse(body) as Entry;
      const { authorization, cooperativeApproach, actionYear, useYear, late, nonGhgQuantity } = data;
      return {
        ...{ revision: String(row.revision), cause: String(row.cause), kind, quantity },
        vintages: vintages.map((of) => ({ vintage: of.vintage, quantity: of.quantity })),
        ...{ blocks, trigger, authorization, cooperativeApproach, actionYear, useYear, late, nonGhgQuantity },
      };
    });

const sumOf = (years: ReadonlyMap<string, bigint>): bigint => [...years.values()].reduce((sum, total) => sum + total, 0n);

/** The sums are over all adjustments of the Party, the entries a page of them. */
const adjustments = question({
  name: 'adjustments',
  path: '/parties/:party/adjustments',
  summary: 'Every corresponding adjustment of a Party',
  names: { party: PARTY },
  pages: 'entries',
  answer: record({
    party: party('The Party'),
    additions,
    subtractions,
    net: amount('Additions less subtractions'),
    byVintage: list(record({ vintage: year('Vintage'), additions })),
    byUseYear: list(record({ year: year('Year used for'), subtractions })),
    byActionYear: list(record({ year: year('Year of the action'), additions, subtractions })),
    entries: list(entry, 'Oldest first'),
    cursor,
  }),
  find: (view, { party }, page) => {
    if (!fact(view, 'party', party)) refuse('unknown-party');
    const sums = sumsOf(view, party);
    const added = byYear(sums, 'addition-action');
    const subtracted = byYear(sums, 'subtraction-action');
    const [plus, minus] = [sumOf(added), sumOf(subtracted)];
    const years = [...new Set([...added.keys(), ...subtracted.keys()])].sort();
    const { items, cursor } = takePage(entriesAfter(view, party, page), page, ({ revision }) => [revision]);
    const answer = {
      ...{ party, additions: String(plus), subtractions: String(minus), net: String(plus - minus) },
      byVintage: [...byYear(sums, 'addition-vintage')].map(([vintage, total]) => ({ vintage, additions: String(total) })),
      byUseYear: [...byYear(sums, 'subtraction-use')].map(([year, total]) => ({ year, subtractions: String(total) })),
      byActionYear: years.map((year) => ({
        ...{ year, additions: String(added.get(year) ?? 0n), subtractions: String(subtracted.get(year) ?? 0n) },
      })),
      ...{ entries: items, cursor },
    };
    return { answer, touched: touchOf(view, `party:${party}`) ?? view.revision };
  },
});

export const questions = [adjustments] as const;
