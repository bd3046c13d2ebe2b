import type { Book } from '../book/book.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow } from '../book/rows.js';
import type { Criterion, Location } from './component-fields.js';
import { standsInTheWay, type NewComponent } from './standing.js';

/** A DOE's document under this criterion shows that units at the same place are other units (household devices, AS 89). */
const DISTINCT_UNITS = 'SITE-DISTINCT';

const SAME_PLACE_METRES = 50;
const EARTH_RADIUS_METRES = 6_371_000;

interface Sited {
  readonly site?: string;
  readonly location?: Location;
  readonly criteria: readonly Criterion[];
}

/**
 * R-18 (2.3 item 7): another component at the same place, by equal site codes or by coordinates within 50 m, whatever its technology is
 * called, that is active or was verified for a day on or after the new crediting's start; unless a DOE shows that the units are distinct.
 */
export const siteClaimedBy = (book: ReadonlyBook, { site, location, criteria }: Sited, one: NewComponent): ComponentRow | undefined => {
  if (criteria.some(({ criterion, met }) => met && criterion === DISTINCT_UNITS)) return undefined;
  const sameSite = site === undefined ? [] : at(book, siteKey(site));
  const near = (location === undefined ? [] : bandsAround(location).flatMap((band) => at(book, band))).filter(
    (other) => location && other.location && metresBetween(location, other.location) <= SAME_PLACE_METRES,
  );
  const [first] = [...sameSite, ...near].filter((other) => standsInTheWay(other, one)).sort((a, b) => (a.since < b.since ? -1 : 1));
  return first;
};

/** The component stands at its site, and in the band of its latitude, from now on. */
export const claim = (book: Book, { component, site, location }: Pick<ComponentRow, 'component' | 'site' | 'location'>): void => {
  const places = [...(site === null ? [] : [siteKey(site)]), ...(location === null ? [] : [bandKey(bandOf(location))])];
  for (const place of places) book.places.set(place, { components: [...(book.places.get(place)?.components ?? []), component] });
};

const at = (book: ReadonlyBook, place: string): ComponentRow[] =>
  (book.places.get(place)?.components ?? []).flatMap((code) => book.components.get(code) ?? []);

const siteKey = (site: string): string => `site ${site}`;
const bandKey = (band: number): string => `band ${band}`;

/** Places within 50 m of each other lie in the same band of a thousandth of a degree of latitude (111 m), or in neighbours. */
const bandOf = ({ latitude }: Location): number => Math.floor(Number(latitude) * 1000);
const bandsAround = (location: Location): string[] => [-1, 0, 1].map((step) => bandKey(bandOf(location) + step));

const radians = (degrees: string): number => (Number(degrees) * Math.PI) / 180;

/** Great-circle distance (haversine). */
const metresBetween = (a: Location, b: Location): number => {
  const half = (x: string, y: string): number => Math.sin((radians(y) - radians(x)) / 2) ** 2;
  const h = half(a.latitude, b.latitude) + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, h)));
};
