import type { ReferenceBook } from './book.js';
import { addYears, day, lastDay } from './dates.js';
import { act, type Commands, type Decision } from './decision.js';
import { lastOf } from './exclusions.js';
import { type Approval, type Crediting, type Included, type Declared, type Programme, sum } from './records.js';

/** Programmes, what their hosts approve, and components. */
export const PROGRAMMES: Commands = {
  'register-programme': (book, d: Programme & { programme: string }) => {
    const years = d.outcome === 'removals' || d.mode === 'project' ? 15 : d.mode === 'cdm' ? 7 : 5;
    if (book.programmes.has(d.programme)) return 'already-exists';
    if (d.end > lastDay(d.start, years)) return 'programme-period-exceeded';
    if (d.start < (d.mode === 'pacm' ? '2021-01-01' : '2000-01-01')) return 'starts-too-early';
    return act(() => book.programmes.set(d.programme, { ...d, held: false }));
  },
  'hold-programme': (book, { programme }: { programme: string }) => setHeld(book, programme, true),
  'release-programme': (book, { programme }: { programme: string }) => setHeld(book, programme, false),
  'record-host-approval': (book, d: Approval & { programme: string; host: string }) => {
    const host = book.parties.get(d.host);
    if (!host) return 'unknown-party';
    if (!book.programmes.has(d.programme)) return 'unknown-programme';
    return host.participating ? act(() => book.approvals.set(`${d.programme} ${d.host}`, d)) : 'party-not-participating';
  },
  'include-component': (book, d: Included, at) => {
    const programme = book.programmes.get(d.programme);
    const approval = book.approvalOf(d.programme, d.host);
    const includedOn = d.includedOn ?? day(at);
    const others = [...book.components.values()];
    const beside = others.filter((other) => other.programme === d.programme && other.host === d.host && !other.excluded);
    if (!book.parties.has(d.host) || !book.parties.has(d.locatedIn)) return 'unknown-party';
    if (!programme) return 'unknown-programme';
    if (includedOn > programme.end || programme.held) return 'programme-not-active';
    if (book.components.has(d.component)) return 'double-inclusion';
    if (!approval) return 'no-host-approval';
    if (d.host !== d.locatedIn) return 'host-mismatch';
    if (d.start < programme.start) return 'starts-too-early';
    if (!mayCredit(book, d.crediting, programme, approval, includedOn)) return 'crediting-period-invalid';
    if (d.criteria.some((criterion) => !criterion.met)) return 'criteria-not-met';
    const inTheWay = others.filter(
      (other) => [lastOf(other), other.periods.at(-1)?.to ?? ''].some((to) => to >= d.crediting.start) || lastOf(other) >= day(at),
    );
    if (inTheWay.some((other) => other.otherSchemes.some((theirs) => d.otherSchemes.some((own) => sameIdentity(own, theirs)))))
      return 'scheme-identity-claimed';
    if (d.site !== undefined && inTheWay.some((other) => other.site === d.site)) return 'site-claimed';
    if (sum([...beside, d], (component) => component.expectedAnnual) > Number(approval.maximumAnnualAmount)) return 'cap-exceeded';
    return act(() =>
      book.components.set(d.component, { ...d, includedOn, renewals: [], excluded: null, firstIssued: null, periods: [], deficit: 0 }),
    );
  },
};

/** Holds or releases. */
const setHeld = (book: ReferenceBook, code: string, held: boolean): Decision => {
  const programme = book.programmes.get(code);
  if (!programme) return 'unknown-programme';
  return programme.held === held ? 'nothing-to-change' : act(() => (programme.held = held));
};

const sameIdentity = (one: Declared, other: Declared): boolean =>
  one.scheme === other.scheme && spaceless(one.identifier) === spaceless(other.identifier);
const spaceless = (identifier: string): string => identifier.toLowerCase().split(/\s+/).join('');

/** Whether a crediting period is within what the programme, its host and the policy allow. */
const mayCredit = (book: ReferenceBook, crediting: Crediting, programme: Programme, approval: Approval, includedOn: string): boolean => {
  const inTime = crediting.start >= includedOn && crediting.start <= addYears(includedOn, 2);
  return (book.policy.creditingStart === '2021' || inTime) && isShortEnough(crediting, programme, approval);
};

/** Whether a crediting period is no longer than its host allows, and within the programme's whole life. */
export const isShortEnough = ({ type, start, end }: Crediting, programme: Programme, approval: Approval): boolean => {
  const [removals, cdm] = [programme.outcome === 'removals', programme.mode === 'cdm'];
  const years = removals ? 15 : type === 'fixed' ? 10 : cdm ? 7 : 5;
  const longest = Math.min(years, Number(approval.maximumCreditingYears ?? years));
  const whole = lastDay(programme.start, removals ? 60 : cdm ? 28 : 20);
  const limit = approval.renewalsAllowed && programme.mode !== 'project' ? whole : programme.end;
  return end <= lastDay(start, longest) && end <= limit;
};
