import type { CheckedEvent } from '../../src/checker/events/events.js';
import { Forgery, type Forged } from './forge.js';

interface Issued {
  readonly gross: string;
  readonly lines: { readonly rows: readonly (string | null)[][] };
}

/** What was issued and paid before an event, all of it at the same rates and of one verification, as it is in the story. */
const before = (event: CheckedEvent, acts: readonly (readonly CheckedEvent[])[]): object => {
  const sums = [0, 0, 0, 0];
  for (const { type, data } of acts.flat().slice(0, Number(event.revision)))
    if (type === 'UnitsIssued') {
      const { gross, lines } = data as Issued;
      sums[0] = (sums[0] ?? 0) + Number(gross);
      for (const row of lines.rows) [8, 9, 10].forEach((place, i) => (sums[i + 1] = (sums[i + 1] ?? 0) + Number(row[place])));
    }
  const [gross, adaptation, omge, buffer] = sums.map(String);
  return { gross, adaptation, omge, buffer };
};

/** Members that a policy has since version 2. */
export const LATER = {
  ...{ itmoIdForm: 'full', nestingShortfall: 'carry', financeRounding: 'ceil', overselling: 'off', overCrediting: 'carry' },
  longPeriods: 'stated',
};

/** The acts as a release would have written them that opened registries with version 1: what the corrected contract doesn't bind. */
export const first = (acts: readonly (readonly CheckedEvent[])[]): Forgery =>
  Forgery.of(
    acts.map((act) =>
      act.map((event) => {
        if (event.type !== 'RegistryOpened' && event.type !== 'PolicySet') return event;
        const { policy } = event.data as { policy: object };
        const members = Object.entries(policy).filter(([member]) => !(member in LATER));
        return { ...event, schema: '1', data: { ...(event.data as object), policy: Object.fromEntries(members) } };
      }),
    ),
  );

const withPolicy = ({ data }: CheckedEvent): object => ({ policy: { ...LATER, ...(data as { policy: object }).policy } });

/** What version 2 of an event says beyond version 1. */
const BEYOND: Readonly<Record<string, (event: CheckedEvent, acts: readonly (readonly CheckedEvent[])[]) => object>> = {
  RegistryOpened: withPolicy,
  PolicySet: withPolicy,
  ProgrammeRegistered: () => ({ scale: 'activity', area: null, storageYears: null }),
  ComponentIncluded: () => ({}),
  ReductionsVerified: () => ({ settled: [], deficit: '0' }),
  UnitsIssued: (event, acts) => ({ before: before(event, acts) }),
  AccountTrustChanged: ({ at }) => ({ effective: at }),
};

/** The acts as a release would write them that writes version 2: what the laws of the corrected contract bind. */
export const second = (acts: readonly (readonly CheckedEvent[])[]): Forgery =>
  Forgery.of(
    acts.map((act) =>
      act.map((event) => {
        const beyond = event.schema === '1' ? BEYOND[event.type] : undefined;
        if (!beyond) return event;
        return { ...event, schema: '2', data: { ...(event.data as object), ...beyond(event, acts), ...placed(event) } };
      }),
    ),
  );

/** A component of version 2 has a place. */
const placed = ({ type, data }: CheckedEvent): object => {
  const { site, location, component } = data as { site?: string | null; location?: object | null; component?: string };
  return type === 'ComponentIncluded' && !site && !location ? { site: `SITE-${component}` } : {};
};

/** A verification of CP-1, of vintages of which nothing is owed or a negative result is carried out. */
export const verified = (
  code: string,
  from: string,
  to: string,
  years: Readonly<Record<string, string>>,
  members: object = {},
  schema: '1' | '2' = '2',
): Forged => ({
  ...{ type: 'ReductionsVerified', schema, authority: 'doe:DOE-2' },
  data: {
    ...{ verification: code, programme: '10471', host: 'GHA', period: { from, to }, batch: 'B-1', verifiedBy: 'DOE-2', component: 'CP-1' },
    ...{ report: { sha256: code.padEnd(64, '0').toLowerCase() }, assetsInOperation: null, schemeConfirmations: null },
    vintages: Object.entries(years).map(([vintage, net]) => ({
      ...{ vintage, verified: net, deductions: null, carriedIn: '0', splitByDay: false },
      ...(net.startsWith('-') ? { carriedOut: net.slice(1), issuable: '0' } : { carriedOut: '0', issuable: net }),
    })),
    ...(schema === '2' ? { settled: [], deficit: '0' } : {}),
    ...members,
  },
});
