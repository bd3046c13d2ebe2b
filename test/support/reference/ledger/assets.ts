import type { ReferenceBook } from './book.js';
import { addDays, overlap } from './dates.js';
import { act, type Commands } from './decision.js';
import type { AssetClaim, Span } from './records.js';

/** No day is later. */
const FOREVER = '9999-12-31';

type Named = { component: string; assets: string[] };

/** Who claims which asset on which days, one record a claim. */
export const ASSETS: Commands = {
  'register-assets': (book, d: Named & { from: string; until?: string }) => {
    const days = { from: d.from, to: d.until ?? FOREVER };
    if (!book.components.has(d.component)) return 'unknown-component';
    if (book.claims.some((claim) => d.assets.includes(claim.asset) && overlap(claim, days))) return 'double-asset-claim';
    return act(() => book.claims.push(...d.assets.map((asset) => ({ asset, component: d.component, ...days }))));
  },
  'retire-assets': (book, d: Named & { until: string }) => {
    const component = book.components.get(d.component);
    if (!component) return 'unknown-component';
    const held = (asset: string) =>
      book.claims.find((claim) => claim.asset === asset && claim.component === d.component && claim.from <= d.until && d.until <= claim.to);
    const claims = d.assets.flatMap((asset) => held(asset) ?? []);
    if (claims.length < d.assets.length) return 'unknown-asset';
    if (claims.every(({ to }) => to === d.until)) return 'nothing-to-change';
    const lost = ({ to }: AssetClaim): Span => ({ from: addDays(d.until, 1), to });
    if (claims.some((claim) => component.periods.some((period) => claim.to !== d.until && overlap(period, lost(claim)))))
      return 'double-verification';
    return act(() => claims.forEach((claim) => (claim.to = d.until)));
  },
};

/** The fewest assets that a component claims on a day of a period, day by day. */
export const fewestAssets = (book: ReferenceBook, component: string, { from, to }: Span): number => {
  const own = book.claims.filter((claim) => claim.component === component);
  let fewest = own.length;
  for (let day = from; day <= to; day = addDays(day, 1))
    fewest = Math.min(fewest, own.filter((claim) => claim.from <= day && day <= claim.to).length);
  return fewest;
};
