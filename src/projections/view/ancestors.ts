import type { BlockRange } from '../../domain/kernel/block-id.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { versionAt, openVersionOf, type VersionRow } from './blocks.js';
import type { View } from './view.js';

/** The last ancestor of `version`, itself included, that had begun at the view's revision, in logarithmic time; undefined where none had. */
const asOf = (view: View, version: VersionRow): VersionRow | undefined => {
  let at = version;
  while (Number(at.began) > view.revision) {
    if (at.parent === null) return undefined;
    const far = versionAt(view, at.jump);
    at = Number(far.began) > view.revision ? far : versionAt(view, at.parent);
  }
  return at;
};

/** The blocks in which the units stood at the view's revision, whole, lowest first. Throws `unknown-units` where one wasn't issued. */
export const versionsOf = function* (view: View, { series, first, last }: BlockRange): IterableIterator<VersionRow> {
  for (let serial = first; serial <= last;) {
    const open = openVersionOf(view, series, serial);
    const version = (open && asOf(view, open)) ?? refuse('unknown-units');
    yield version;
    serial = version.last + 1n;
  }
};

/** What became of the units of `version` until then, latest first: each version that an event made by doing something to them. */
export const changesOf = function* (view: View, version: VersionRow): IterableIterator<VersionRow> {
  for (let at: VersionRow | undefined = version; at;) {
    const source: VersionRow = at.source === at.id ? at : versionAt(view, at.source);
    yield source;
    at = source.parent === null ? undefined : versionAt(view, source.parent);
  }
};

/** The last revision at which one of these versions began. */
export const latestOf = (versions: readonly VersionRow[]): number => versions.reduce((last, { began }) => Math.max(last, Number(began)), 0);
