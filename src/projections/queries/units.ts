import { BLOCK_ID, parseBlockId, type BlockRange } from '../../domain/kernel/block-id.js';
import type { LifeEntry, UnitBlocks, UnitHistory } from '../answers/units.js';
import { actOf } from './acts.js';
import { blockPrinter, idOfVersion, type VersionRow } from './blocks.js';
import { changesOf, versionsOf } from './line-of-life.js';
import { malformed } from './malformed.js';
import { takePage, type Page } from './page.js';
import type { Found, View } from './view.js';

const rangeOf = (units: string): BlockRange => {
  const range = BLOCK_ID.test(units) ? parseBlockId(units) : undefined;
  return range && range.first <= range.last ? range : malformed('units', 'block-format', 'REG-HOST-ACTIVITY-VINTAGE-FIRST-LAST');
};

/** The whole blocks in which the units stand. Throws `unknown-units`, also where only some of them were issued. */
export const units = (view: View, { units: id }: { units: string }, page: Page): Found<UnitBlocks> => {
  const range = rangeOf(id);
  const [after] = page.after;
  const rest = after === undefined ? range : { ...range, first: BigInt(after) + 1n };
  const versions = takePage(versionsOf(view, rest), page, ({ last }) => [String(last)]);
  const print = blockPrinter(view);
  const blocks = versions.items.map((life) => ({
    ...print(life),
    account: view.names.position(Number(life.position))?.account.account ?? '',
  }));
  return { answer: { units: id, blocks, cursor: versions.cursor }, touched: latest(versions.items) };
};

/** One entry for each event that changed the units, or a part of them, oldest first; those of one event by serial. */
export const history = (view: View, { units: id }: { units: string }, page: Page): Found<UnitHistory> => {
  const changes = new Map<bigint, VersionRow>();
  for (const life of versionsOf(view, rangeOf(id)))
    for (const change of changesOf(view, life)) {
      if (changes.has(change.id)) break;
      changes.set(change.id, change);
    }
  const inOrder = [...changes.values()].sort((a, b) => order(a.began, b.began) || order(a.first, b.first));
  const [revision, serial] = page.after.map(BigInt);
  const isAfter = ({ began, first }: VersionRow): boolean =>
    revision === undefined || serial === undefined || began > revision || (began === revision && first > serial);
  const shown = takePage(inOrder.filter(isAfter), page, ({ began, first }) => [String(began), String(first)]);
  return { answer: { units: id, life: shown.items.map((life) => entryOf(view, life)), cursor: shown.cursor }, touched: latest(inOrder) };
};

const entryOf = (view: View, life: VersionRow): LifeEntry => {
  const { db, names } = view;
  const { at, command } = actOf(db, Number(life.began));
  return {
    revision: String(life.began),
    at: new Date(at).toISOString(),
    event: names.word(Number(life.event)),
    from: names.position(Number(life.came))?.account.account ?? null,
    to: names.position(Number(life.position))?.account.account ?? '',
    block: idOfVersion(view, life),
    command: command === 0 ? null : names.word(command),
  };
};

const latest = (versions: readonly VersionRow[]): number => versions.reduce((last, { began }) => Math.max(last, Number(began)), 0);
const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
