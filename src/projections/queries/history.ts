import { cursor } from '../answers/as-of.js';
import { list, nullable, record, text, type TypeOf } from '../answers/shape.js';
import { actor, block, code, instant, revision } from '../answers/types.js';
import { actOf } from '../view/acts.js';
import { changesOf, latestOf, versionsOf } from '../view/ancestors.js';
import { idOfVersion, type VersionRow } from '../view/blocks.js';
import { takePage } from '../view/page.js';
import type { View } from '../view/view.js';
import { question } from './question.js';
import { rangeOf, UNITS } from './unit-range.js';

/** What one event did to the units, or to a part of them. */
const entry = record({
  revision: revision('The event'),
  at: instant('When'),
  event: text('Its type'),
  from: nullable(code('The account it left; null where the units came into being')),
  to: code('The account it came to or stayed in'),
  block: block('The block as it was after the event'),
  command: nullable(text('The command that caused it')),
  actor: actor('Who gave it; the proposer where it was proposed'),
  authority: nullable(text('The role under which it was given')),
  approver: nullable(actor('Who approved it')),
});

const entryOf = (view: View, version: VersionRow): TypeOf<typeof entry> => {
  const { db, names } = view;
  const { at, command, actor: by, authority, approver } = actOf(db, Number(version.began));
  const wordOf = (id: number): string | null => (id === 0 ? null : names.word(id));
  return {
    revision: String(version.began),
    at: new Date(at).toISOString(),
    event: names.word(Number(version.event)),
    from: names.accountAt(version.came),
    to: names.accountAt(version.position) ?? '',
    block: idOfVersion(view, version),
    ...{ command: wordOf(command), actor: wordOf(by) ?? '', authority: wordOf(authority), approver: wordOf(approver) },
  };
};

/** Every version in which an event changed the units, or a part of them, oldest first; those of one event by serial. */
const changesOfUnits = (view: View, units: string): VersionRow[] => {
  const changes = new Map<bigint, VersionRow>();
  for (const version of versionsOf(view, rangeOf(units)))
    for (const change of changesOf(view, version)) {
      if (changes.has(change.id)) break;
      changes.set(change.id, change);
    }
  return [...changes.values()].sort((a, b) => order(a.began, b.began) || order(a.first, b.first));
};

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const history = question({
  name: 'history',
  path: '/units/:units/history',
  summary: 'The whole life of units',
  names: { units: UNITS },
  pages: 'life',
  answer: record({ units: block('What was asked for'), life: list(entry, 'Oldest first'), cursor }),
  find: (view, { units }, page) => {
    const changes = changesOfUnits(view, units);
    const [revision, serial] = page.after.map(BigInt);
    const isAfter = ({ began, first }: VersionRow): boolean =>
      revision === undefined || serial === undefined || began > revision || (began === revision && first > serial);
    const shown = takePage(changes.filter(isAfter), page, ({ began, first }) => [String(began), String(first)]);
    const life = shown.items.map((version) => entryOf(view, version));
    return { answer: { units, life, cursor: shown.cursor }, touched: latestOf(changes) };
  },
});

export const questions = [history] as const;
