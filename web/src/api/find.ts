import { read, type Readable } from './client.js';
import { Problem } from './problem.js';

/** Something that was searched for and is there, with the view that shows it. */
export interface Found {
  readonly kind: string;
  readonly code: string;
  readonly about: string;
  /** The view, below the registry's. */
  readonly to: string;
  readonly query?: Readonly<Record<string, string>>;
}

export interface Findings {
  /** What has exactly this id. */
  readonly exact: readonly Found[];
  /** What has it in its id or its name. */
  readonly near: readonly Found[];
}

const UNITS = /^[A-Z]{2,3}[0-9]{2}-[A-Z]{3}-[A-Z0-9]{1,20}-(?:19|20|21)[0-9]{2}-[1-9][0-9]{0,17}(?:-[1-9][0-9]{0,17})?$/;

type Row = Readonly<Record<string, unknown>>;

/** The lists that are looked through, each with the member that is its code and the one that says what it is. */
const LISTS: readonly (readonly [string, Readable, string, string])[] = [
  ['accounts', '/v1/registries/{registry}/accounts', 'account', 'type'],
  ['programmes', '/v1/registries/{registry}/programmes', 'programme', 'title'],
  ['components', '/v1/registries/{registry}/components', 'component', 'technology'],
  ['verifications', '/v1/registries/{registry}/verifications', 'verification', 'verifiedBy'],
  ['issuances', '/v1/registries/{registry}/issuances', 'issuance', 'programme'],
  ['authorizations', '/v1/registries/{registry}/authorizations', 'authorization', 'host'],
  ['proposals', '/v1/registries/{registry}/proposals', 'proposal', 'command'],
  ['parties', '/v1/registries/{registry}/parties', 'party', 'party'],
];

/** So many rows of each list are looked through for what is near. */
const LOOKED_THROUGH = '1000';
const MOST_NEAR = 30;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const there = async (ask: () => Promise<unknown>): Promise<boolean> => {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return false;
    throw error;
  }
};

/** One serial in short is a block of itself. */
const unitsOf = (wanted: string): string | undefined => {
  const upper = wanted.toUpperCase().replace(/\s+/g, '');
  if (!UNITS.test(upper)) return undefined;
  const parts = upper.split('-');
  return parts.length === 5 ? `${upper}-${parts[4]}` : upper;
};

/** Finds whatever has this id or name: exact first, then what is near. The one place that knows how the API is searched. */
export const find = async (
  registry: string,
  wanted: string,
  at: string | undefined,
  nameOf: (party: string) => string,
): Promise<Findings> => {
  const query = at === undefined ? {} : { at };
  const exact: Found[] = [];
  const near: Found[] = [];
  const units = unitsOf(wanted);
  if (units !== undefined && (await there(() => read('/v1/registries/{registry}/units/{units}', { registry, units }, query))))
    exact.push({ kind: 'units', code: units, about: '', to: `/units/${units}` });
  if (/^\d{1,18}$/.test(wanted) && (await there(() => read('/v1/registries/{registry}/events/{revision}', { registry, revision: wanted }))))
    exact.push({ kind: 'event', code: wanted, about: '', to: '/ledger', query: { event: wanted } });
  const words = wanted.toLowerCase();
  const lists = await Promise.all(
    LISTS.map(async ([kind, path, member, about]) => {
      const { items } = (await read(
        path,
        { registry },
        {
          ...query,
          pageSize: LOOKED_THROUGH,
        },
      )) as unknown as {
        items: readonly Row[];
      };
      return items.map((row): Found => {
        const code = text(row[member]);
        const said = kind === 'parties' ? nameOf(code) : text(row[about]);
        return { kind, code, about: said, to: `/${kind}/${encodeURIComponent(code)}` };
      });
    }),
  );
  for (const one of lists.flat()) {
    if (one.code.toLowerCase() === words) exact.push(one);
    else if (`${one.code} ${one.about}`.toLowerCase().includes(words) && near.length < MOST_NEAR) near.push(one);
  }
  return { exact, near };
};
