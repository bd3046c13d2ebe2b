import { stepsOf, type Act, type Step } from '../act.js';
import type { CheckedEvent } from '../events/events.js';
import type { IssuedRow } from '../events/units.js';
import type { Find, Law } from '../law.js';
import { unissued } from '../reckoning/carry.js';
import { leviesDue, NOTHING_PAID, ratesDue, ratesKey } from '../reckoning/levies.js';
import { earnsOn, lineEnds } from '../reckoning/standing.js';
import type { Levied, Programme, Registry, Verification } from '../state/rows.js';
import type { State } from '../state/state.js';
import { checkBounds } from './thresholds.js';
import { checkAuthorizations, type Claim } from './authorized-lines.js';
import { buffersSet, checkBuffered, checkRelease, checkReleased } from './buffers.js';
import { checkConversion } from './conversions.js';

/** An issuance whole, whichever number of events it takes, on the registry as it stood before its act. */
interface Issuing {
  readonly event: CheckedEvent;
  readonly data: Step<'UnitsIssued'>['data'];
  readonly rows: readonly IssuedRow[];
  readonly registry: Registry;
  readonly programme: Programme;
  readonly verification: Verification;
}

const grossOf = ([, , , , , , , ...parts]: IssuedRow): bigint => parts.reduce((sum, part) => sum + BigInt(part), 0n);

const issuingOf = (act: Act, state: State, find: Find): Issuing | undefined => {
  const parts = stepsOf(act, 'UnitsIssued');
  const [first] = parts;
  if (!first || !state.registry) return undefined;
  const { event, data } = first;
  const scalars = ({ data: d }: Step<'UnitsIssued'>): string =>
    [d.issuance, d.verification, d.programme, d.host, d.policyNumber, d.gross, ratesKey(d)].join(' ');
  const other = parts.find((part) => scalars(part) !== scalars(first));
  if (other) find(other.event, { rule: 'R-40', expected: `one issuance: ${scalars(first)}`, actual: scalars(other) });
  const programme = state.programmes.get(data.programme);
  const verification = state.verifications.get(data.verification);
  if (!programme || verification?.programme !== data.programme || verification.host !== data.host) {
    const actual = verification ? `it is of ${verification.programme} in ${verification.host}` : 'nobody verified it';
    find(event, { rule: 'R-34', expected: `${data.verification} is of ${data.programme} in ${data.host}`, actual });
    return undefined;
  }
  if (verification.withdrawn)
    find(event, { rule: 'R-34', expected: 'a verification that stands', actual: `${data.verification} was withdrawn` });
  return { event, data, registry: state.registry, programme, verification, rows: parts.flatMap((part) => part.data.lines.rows) };
};

/** of each verified line no more than is left of it, and of a component no more than its deficit leaves. */
const checkVerified = ({ event, rows, verification }: Issuing, state: State, find: Find): void => {
  const asked = new Map<string, bigint>();
  const ofComponent = new Map<string, bigint>();
  for (const row of rows) {
    const [component, vintage] = row;
    const key = `${component} ${vintage}`;
    asked.set(key, (asked.get(key) ?? 0n) + grossOf(row));
    ofComponent.set(component, (ofComponent.get(component) ?? 0n) + grossOf(row));
  }
  for (const [key, quantity] of asked) {
    const line = verification.lines.get(key);
    const left = line ? unissued(line) : 0n;
    if (quantity > left)
      find(event, { rule: 'R-34, R-40', expected: `at most ${left} of ${verification.verification} ${key}`, actual: `${quantity} issued` });
  }
  for (const [code, quantity] of ofComponent) {
    const component = state.components.get(code);
    if (!component || component.deficit === 0n) continue;
    const rest = component.lines.reduce((sum, line) => sum + unissued(line), 0n) - component.deficit;
    const left = rest < 0n ? 0n : rest;
    if (quantity > left)
      find(event, {
        rule: 'R-73',
        expected: `at most ${left} of ${code}, which owes ${component.deficit}`,
        actual: `${quantity}`,
        since: 2,
      });
  }
};

/** no unit for a day on which its component had left, or its host approved no more, and none more of an inclusion by mistake. */
const checkActive = ({ event, data, rows, verification }: Issuing, state: State, find: Find): void => {
  const withdrawn = state.approvals.get(`${data.programme} ${data.host}`)?.withdrawn;
  for (const [code, vintage] of rows) {
    if (withdrawn && lineEnds(verification, vintage) >= withdrawn.from)
      find(event, { rule: 'R-28', expected: `nothing from ${withdrawn.from} on, which ${data.host} approves no more`, actual: vintage });
    const component = state.components.get(code);
    if (!component?.excluded || earnsOn(component, lineEnds(verification, vintage))) continue;
    const { cause, effective, revision } = component.excluded;
    find(event, { rule: 'R-28', expected: `nothing of ${code} from ${effective} on (${cause}, revision ${revision})`, actual: vintage });
  }
};

/** what is authorized is an AER in a mechanism and an ITMO elsewhere, what isn't is a contribution; of the CDM come CERs. */
const checkKinds = ({ event, rows, registry, programme }: Issuing, find: Find): void => {
  for (const [component, vintage, kind, authorization, contribution] of rows) {
    const authorized = registry.kind === 'mechanism' ? 'AER' : 'ITMO';
    const due = programme.mode === 'cdm' ? 'CER' : authorization === null ? 'MCU' : authorized;
    const stated = contribution === 'PI' || contribution === 'NPI';
    const fits = due === 'MCU' ? stated : contribution === null && (due !== 'CER' || authorization === null);
    if (kind !== due || !fits)
      find(event, {
        rule: 'R-49',
        expected: `${component} ${vintage}: ${due}${due === 'MCU' ? ' with PI or NPI' : ''}`,
        actual: `${kind}, authorization ${authorization}, contribution ${contribution}`,
      });
  }
};

/** gross units of a vintage year, within what the host approved as it stands. */
const checkCap = ({ event, data, rows }: Issuing, state: State, find: Find): void => {
  const approval = state.approvals.get(`${data.programme} ${data.host}`);
  if (!approval) return find(event, { rule: 'R-39', expected: `${data.host} approved ${data.programme}`, actual: 'it did not' });
  const byVintage = new Map<string, bigint>();
  for (const row of rows) byVintage.set(row[1], (byVintage.get(row[1]) ?? 0n) + grossOf(row));
  for (const [vintage, quantity] of byVintage) {
    const sum = (state.issuedByYear.get(`${data.programme} ${data.host} ${vintage}`) ?? 0n) + quantity;
    if (sum > approval.maximumAnnualAmount)
      find(event, { rule: 'R-39', expected: `at most ${approval.maximumAnnualAmount} of ${vintage}`, actual: String(sum) });
  }
};

/** the rates of that moment, and every line's levies, reckoned again. */
const checkLevies = (issuing: Issuing, state: State, find: Find): void => {
  const { event, data, rows, registry, programme, verification } = issuing;
  if (data.policyNumber !== String(registry.policyNumber))
    find(event, { rule: 'R-44', expected: `policy ${registry.policyNumber}`, actual: `policy ${data.policyNumber}` });
  const approval = state.approvals.get(`${data.programme} ${data.host}`);
  const due = ratesDue(registry, programme, state.parties.get(data.host), approval);
  const [rates, stated] = [ratesKey(due), ratesKey(data)];
  if (rates !== stated) find(event, { rule: 'R-42, R-43, R-44', expected: `rates ${rates}`, actual: stated });
  const gross = rows.reduce((sum, row) => sum + grossOf(row), 0n);
  if (data.gross !== String(gross)) find(event, { rule: 'R-44', expected: `gross ${gross}, as the lines sum to`, actual: data.gross });
  const before = event.schema === '1' ? NOTHING_PAID : (verification.paid.get(ratesKey(data)) ?? NOTHING_PAID);
  if (data.before && written(data.before) !== written(before))
    find(event, { rule: 'R-44, R-45', expected: `before: ${written(before)}`, actual: written(data.before) });
  const lines = rows.map((row) => ({ component: row[0], vintage: row[1], quantity: grossOf(row) }));
  leviesDue(lines, due, before).forEach((levied, i) => {
    const [component, vintage, , , , , , , adaptation = '', omge = '', buffer = ''] = rows[i] ?? [];
    const [expected, actual] = [written(levied), written({ gross: levied.gross, adaptation, omge, buffer })];
    if (expected !== actual) find(event, { rule: 'R-41, R-42, R-43, R-69', expected: `${component} ${vintage}: ${expected}`, actual });
  });
};

const written = ({
  gross,
  adaptation,
  omge,
  buffer,
}: Levied | { gross: unknown; adaptation: unknown; omge: unknown; buffer: unknown }): string =>
  `gross ${String(gross)}, adaptation ${String(adaptation)}, OMGE ${String(omge)}, buffer ${String(buffer)}`;

/** what came in from elsewhere isn't issued here again. */
const checkNotImported = ({ event, data, rows }: Issuing, state: State, find: Find): void => {
  for (const vintage of new Set(rows.map((row) => row[1])))
    if (state.serials.get(`${data.programme} ${vintage}`)?.imported)
      find(event, {
        rule: 'R-46',
        expected: 'an activity and vintage of which nothing was imported',
        actual: `${data.programme} ${vintage}`,
        since: 'contract',
      });
};

const checkIssuance = (act: Act, state: State, find: Find): void => {
  const issuing = issuingOf(act, state, find);
  if (!issuing) return;
  const { event, data, rows, programme } = issuing;
  checkVerified(issuing, state, find);
  checkKinds(issuing, find);
  checkCap(issuing, state, find);
  checkActive(issuing, state, find);
  for (const step of stepsOf(act, 'UnitsIssued'))
    checkBounds(
      step,
      step.data.lines.rows.map((row) => row[1]),
      state,
      find,
    );
  checkLevies(issuing, state, find);
  const [whole] = stepsOf(act, 'UnitsIssued');
  if (whole) checkBuffered(whole, issuing.rows, issuing.verification.lines, state, find);
  checkNotImported(issuing, state, find);
  const claims = rows.map((row): Claim => {
    const [component, vintage, , authorization, contribution, nonGhgQuantity] = row;
    const claim = { host: data.host, activity: programme.programme, vintage, authorization, contribution, nonGhgQuantity };
    return { ...claim, what: `${component} ${vintage}`, quantity: grossOf(row) };
  });
  checkAuthorizations({ event, day: act.day, claims, issued: programme.mode !== 'cdm' }, state, find);
};

/** C5: every unit that is issued is one that may be: verified, authorized, within every cap, levied, of the right kind. */
export const issuance: Law = {
  id: 'C5',
  name: 'issuance',
  rule: 'R-34, R-38, R-39, R-41, R-42, R-43, R-49, R-62, R-64, R-65, R-99, R-100',
  says: 'What is issued was verified and not issued before, is authorized as it says, keeps to the caps of that moment and pays its levies.',
  advice: 'Freeze the units of the issuance, and go on from a copy that ends before this act.',
  before: (act, state, find) => {
    checkIssuance(act, state, find);
    checkConversion(act, state, find);
    checkRelease(act, state, find);
  },
  after: checkReleased,
  on: {
    BuffersSet: buffersSet,
    OpeningBalanceImported: ({ event, data }, state, find) => {
      const claims = data.rows.rows.map(([, host, activity, vintage, , quantity, authorization, , , , , , , nonGhgQuantity]): Claim => {
        const claim = { host, activity, vintage, authorization, nonGhgQuantity, contribution: null };
        return { ...claim, what: `${activity} ${vintage}`, quantity: BigInt(quantity) };
      });
      checkAuthorizations({ event, day: event.at.slice(0, 10), claims, issued: false }, state, find);
      const kind = data.kind === 'ITMO' ? 'has an authorization' : 'has none';
      if (claims.some(({ authorization }) => (authorization !== null) !== (data.kind === 'ITMO')))
        find(event, { rule: 'R-48, R-62', expected: `every ${data.kind} ${kind}`, actual: 'a row does otherwise' });
      if (data.kind === 'ITMO' && state.registry?.kind === 'mechanism')
        find(event, { rule: 'R-48', expected: 'a mechanism imports CERs only', actual: 'ITMOs' });
    },
    RegistryOpened: ({ event, data }, _, find) => checkNoLevies(event, data, find),
    PolicySet: ({ event, data }, state, find) => checkNoLevies(event, { ...data, kind: state.registry?.kind ?? 'mechanism' }, find),
  },
  figures: (state) => ({
    issued: String(state.figure('issued')),
    imported: String(state.figure('imported')),
    issuances: String(state.issuances.size),
  }),
};

/** outside of a mechanism a contribution is an act of its own, never a levy. */
const checkNoLevies = (
  event: CheckedEvent,
  { kind, policy }: { kind: string; policy: { adaptationBps: string; omgeBps: string } },
  find: Find,
): void => {
  if (kind !== 'mechanism' && (policy.adaptationBps !== '0' || policy.omgeBps !== '0'))
    find(event, { rule: 'R-92', expected: 'no levies outside a mechanism', actual: `${policy.adaptationBps} and ${policy.omgeBps} bps` });
};
