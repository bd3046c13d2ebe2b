import type { Component, Location } from '../state/rows.js';

/** What is called the same place (R-17, `docs/rules.md`): coordinates so near to each other. */
const METRES = 50;
const EARTH_RADIUS = 6_371_000;

type Point = readonly [x: number, y: number, z: number];

/** A place on the sphere, in metres from its middle: near poles and the date line distances are as anywhere. */
const pointOf = ({ latitude, longitude }: Location): Point => {
  const [phi, lambda] = [radians(latitude), radians(longitude)];
  const ring = EARTH_RADIUS * Math.cos(phi);
  return [ring * Math.cos(lambda), ring * Math.sin(lambda), EARTH_RADIUS * Math.sin(phi)];
};
const radians = (degrees: string): number => (Number(degrees) * Math.PI) / 180;

/** Over 50 m a chord and the arc above it differ by less than a nanometre. */
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const cellOf = (point: Point): number[] => point.map((metres) => Math.floor(metres / METRES));

interface Located {
  readonly component: Component;
  readonly point: Point;
}

/** Where components stand: by site, and in cubes of 50 m, of which a place need look at its own and the 26 around it. */
export class Places {
  private readonly sites = new Map<string, Component[]>();
  private readonly cells = new Map<string, Located[]>();

  add(component: Component): void {
    const { site, location } = component;
    if (site !== null) push(this.sites, site, component);
    if (location === null) return;
    const point = pointOf(location);
    push(this.cells, cellOf(point).join(), { component, point });
  }

  /** The components at the same site, or within 50 m. */
  at(site: string | null, location: Location | null): Component[] {
    return [...(site === null ? [] : (this.sites.get(site) ?? [])), ...(location === null ? [] : this.near(pointOf(location)))];
  }

  private near(point: Point): Component[] {
    const [x = 0, y = 0, z = 0] = cellOf(point);
    const steps = [-1, 0, 1];
    return steps
      .flatMap((i) => steps.flatMap((j) => steps.flatMap((k) => this.cells.get(`${x + i},${y + j},${z + k}`) ?? [])))
      .filter((other) => distance(point, other.point) <= METRES)
      .map(({ component }) => component);
  }
}

const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
};
