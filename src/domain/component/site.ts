import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow } from '../book/rows.js';
import type { Criterion, Location } from './component-fields.js';

/** A DOE's document under this criterion shows that units at the same place are other units (household devices, AS 89). */
const DISTINCT_UNITS = 'SITE-DISTINCT';

const SAME_PLACE_METRES = 50;
const EARTH_RADIUS_METRES = 6_371_000;

interface Sited {
  readonly site?: string;
  readonly location?: Location;
  readonly technology: string;
  readonly criteria: readonly Criterion[];
}

/**
 * `domain.md` 2.3 item 7 and 13, 11: another component with the same technology at the same place, by equal site codes or by coordinates
 * within 50 m, unless a DOE shows that the units are distinct.
 */
export const claimedBy = (book: ReadonlyBook, { site, location, technology, criteria }: Sited): ComponentRow | undefined => {
  if (site === undefined && location === undefined) return undefined;
  if (criteria.some(({ criterion, met }) => met && criterion === DISTINCT_UNITS)) return undefined;
  for (const other of book.components.values()) {
    const sameSite = site !== undefined && other.site === site;
    const near = location !== undefined && other.location !== null && metresBetween(location, other.location) <= SAME_PLACE_METRES;
    if ((sameSite || near) && other.technology === technology) return other;
  }
  return undefined;
};

const radians = (degrees: string): number => (Number(degrees) * Math.PI) / 180;

/** Great-circle distance (haversine). */
const metresBetween = (a: Location, b: Location): number => {
  const half = (x: string, y: string): number => Math.sin((radians(y) - radians(x)) / 2) ** 2;
  const h = half(a.latitude, b.latitude) + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, h)));
};
