import { BLOCK_ID, parseBlockId, type BlockRange } from '../../domain/kernel/block-id.js';
import { Refusal } from '../../domain/kernel/refusal.js';
import { halvesOf } from '../read-file/halves.js';
import { versionsOf } from '../view/ancestors.js';
import { blockPrinter, idOfVersion, openVersionOf } from '../view/blocks.js';
import { fact } from '../view/facts-at.js';
import { Postings } from '../view/postings.js';
import type { View } from '../view/view.js';
import { EVERY_EVENT } from '../project/touches.js';
import { wordsOf } from './asked.js';
import type { Finds } from './filter.js';
import { matching } from './subjects.js';

/** Something that was found: its kind, its name, under which folder it is read, and what else there is to say of it in a line. */
export interface Hit {
  readonly kind: string;
  readonly id: string;
  readonly folder: string;
  readonly label: string;
}

/** More than so many that are near are not named. */
const MOST_NEAR = 20;
/** A serial alone is looked for in so many series, and named of so many. */
const [MOST_SERIES, MOST_OF_SERIES] = [200, 5];

/** Everything that is called `q`, whatever kind of name that is. */
export const exactly = (view: View, kinds: readonly Finds<never>[], q: string): Hit[] => [
  ...eventOf(view, q),
  ...unitsNamed(view, q),
  ...kinds.flatMap((finds) => coded(view, finds, q)),
  ...assetOf(view, q),
  ...hashed(view, kinds, q),
  ...outsideUnits(view, q),
];

/** What has a code or a name that begins so, in each of its words, and units of this serial in one series or another. */
export const near = (view: View, kinds: readonly Finds<never>[], q: string): Hit[] => [
  ...named(view, kinds, q),
  ...kinds.flatMap((finds) => (q.toUpperCase() === q ? [] : coded(view, finds, q.toUpperCase()))),
  ...ofSerial(view, q),
];

/** An event by its revision or its id. */
const eventOf = (view: View, q: string): Hit[] => {
  let revision = /^(?:0|[1-9][0-9]{0,14})$/.test(q) ? Number(q) : undefined;
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(q))
    revision = view.db.get<{ revision: number }>('SELECT revision FROM event_ids WHERE high = ? AND low = ?', ...halvesOf(q))?.revision;
  if (revision === undefined || revision > view.revision) return [];
  const [touch] = Postings.of(view, EVERY_EVENT)?.within({ first: revision, last: revision }, false) ?? [];
  return touch ? [{ kind: 'event', id: String(revision), folder: 'events', label: view.names.word(touch.event) }] : [];
};

/** Units by a block, by a range of one series, or by the series and one serial. */
const unitsNamed = (view: View, q: string): Hit[] => {
  const id = BLOCK_ID.test(q) ? q : q.replace(/-([1-9][0-9]{0,17})$/, '-$1-$1');
  return BLOCK_ID.test(id) ? unitsIn(view, parseBlockId(id), id) : [];
};

const unitsIn = (view: View, range: BlockRange, id: string): Hit[] => {
  if (range.first > range.last) return [];
  try {
    const [version] = versionsOf(view, range);
    if (!version) return [];
    const { kind, block } = blockPrinter(view)(version);
    const whole = block === id ? '' : `, of ${block}`;
    return [{ kind: 'units', id, folder: 'units', label: `${kind} in ${view.names.accountAt(version.position) ?? ''}${whole}` }];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
};

/** What has this code. */
const coded = (view: View, finds: Finds<never>, code: string): Hit[] => {
  const row = fact<object>(view, finds.kind, code);
  return row && (finds.stands?.(row as never) ?? true) ? [hitOf(finds, row, code)] : [];
};

const hitOf = ({ called, folder, names }: Finds<never>, row: object, id: string): Hit => {
  const said = (names as (row: object, code: string) => readonly (string | null)[])(row, id).filter((name) => name !== null);
  return { kind: called, id, folder, label: said.join(', ') || id };
};

/** A device, household or plot that somebody claims. */
const assetOf = ({ db, revision }: View, asset: string): Hit[] => {
  const claim = db.get<{ component: string }>(
    'SELECT component FROM asset_claims WHERE asset = ? AND began <= ? ORDER BY began DESC LIMIT 1',
    ...[asset, revision],
  );
  return claim ? [{ kind: 'asset', id: asset, folder: 'assets', label: `of ${claim.component}` }] : [];
};

/** What is known by a hash: proposals, and statements by their document. */
const hashed = (view: View, kinds: readonly Finds<never>[], q: string): Hit[] => {
  const name = /^[A-Za-z0-9_-]{43}$/.test(q) ? 'hash' : /^[0-9a-f]{64}$/.test(q) ? 'document' : undefined;
  if (name === undefined) return [];
  return kinds.flatMap((finds) => {
    const rows = view.db.all<{ subject: string }>(
      'SELECT subject FROM marks WHERE kind = ? AND name = ? AND value = ? AND began <= ? AND (ended IS NULL OR ended > ?) LIMIT ?',
      ...[finds.kind, name, q, view.revision, view.revision, MOST_NEAR],
    );
    return rows.flatMap(({ subject }) => coded(view, finds, subject));
  });
};

/**
 * Units by what another registry calls those they stand for: its series with a serial, or with the first and the last, a space or a hyphen between.
 * Where a series ends with digits itself both readings are looked for.
 */
const outsideUnits = (view: View, q: string): Hit[] =>
  [/^(.{1,100})[ -]([1-9][0-9]{0,17})$/, /^(.{1,100})[ -]([1-9][0-9]{0,17})-[1-9][0-9]{0,17}$/].flatMap((form) => {
    const [, series, serial] = form.exec(q) ?? [];
    return series === undefined || serial === undefined ? [] : standingFor(view, series, BigInt(serial));
  });

/** The units that stand for this one of an outside series. */
const standingFor = (view: View, outside: string, serial: bigint): Hit[] =>
  view.db
    .allExact<{ series: bigint; first: bigint; last: bigint; outside_first: bigint }>(
      'SELECT series, first, last, outside_first FROM lots WHERE outside_series = ? AND outside_first <= ? ORDER BY outside_first DESC LIMIT ?',
      ...[outside, serial, MOST_OF_SERIES],
    )
    .flatMap(({ series, first, last, outside_first: begin }) => {
      const own = first + serial - begin;
      return own > last ? [] : unitOf(view, view.names.seriesNamed(Number(series)), own);
    });

const unitOf = (view: View, series: string, serial: bigint): Hit[] =>
  unitsIn(view, { series, first: serial, last: serial }, `${series}-${serial}-${serial}`);

const ofSerial = (view: View, q: string): Hit[] => {
  if (!/^[1-9][0-9]{0,17}$/.test(q)) return [];
  const hits: Hit[] = [];
  for (const series of view.names.someSeries(MOST_SERIES)) {
    const version = openVersionOf(view, series, BigInt(q));
    if (version && version.last >= BigInt(q) && idOfVersion(view, version) !== '') hits.push(...unitOf(view, series, BigInt(q)));
    if (hits.length === MOST_OF_SERIES) break;
  }
  return hits;
};

/** What stands in the index of words, as it was called at the view's revision. */
const named = (view: View, kinds: readonly Finds<never>[], q: string): Hit[] => {
  if (wordsOf(q).length === 0) return [];
  const { revision } = view;
  const rows = view.db.all<{ kind: string; subject: string }>(
    'SELECT t.kind, t.subject FROM texts_words w JOIN texts t ON t.id = w.rowid WHERE texts_words MATCH ? AND t.began <= ? AND NOT EXISTS ' +
      '(SELECT 1 FROM texts n WHERE n.kind = t.kind AND n.subject = t.subject AND n.began > t.began AND n.began <= ?) LIMIT ?',
    ...[`text : (${matching(q)})`, revision, revision, MOST_NEAR],
  );
  return rows.flatMap(({ kind, subject }) => {
    const finds = kinds.find((one) => one.kind === kind);
    return finds ? coded(view, finds, subject) : [];
  });
};
