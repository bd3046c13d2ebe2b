import type { Json } from '../ledger/records.js';
import { operatingIn } from './assets.js';
import type { Story } from './story.js';
import { type Component, nextDay, type Span, type Step } from './things.js';

const years = ({ from, to }: Span): string[] =>
  Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, i) => String(Number(from.slice(0, 4)) + i));

/** The component's next monitoring period. */
export const periodOf = (story: Story, component: Component): Span | null => {
  const last = component.periods.at(-1);
  const from = last ? nextDay(last.to) : component.start;
  const to = story.programmes.find(({ programme }) => programme === component.programme)?.periodEnds.find((end) => end >= from);
  return to !== undefined && to <= component.end ? { from, to } : null;
};

/** Whether the gate of the policy lets the next period be verified. */
export const isReady = (story: Story, component: Component, { from }: Span): boolean => {
  if (component.end < '2024-01-01') return false;
  if (story.gate === 'issued')
    return story.lines.every((line) => line.component !== component.component || line.issuable === 0 || line.issued > 0);
  const before = story.components.filter((other) => other.programme === component.programme).flatMap((other) => other.periods);
  const previous = before.map(({ to }) => to).filter((to) => to < from);
  const fellow = story.components.filter((other) => other.programme === component.programme);
  return fellow.every((other) => previous.every((end) => other.start > end || (other.periods.at(-1)?.to ?? '') >= end));
};

/** Verifies a period of the batch. */
export const verifyReductions = (story: Story, batch: Component[], period: Span, changes: Json = {}): Step => {
  const { programme, host } = batch[0]!;
  const verification = story.code('V');
  const report = story.document();
  const lines = batch.flatMap(({ component }) => years(period).map((vintage) => ({ component, vintage })));
  const confirmation = { scheme: 'VCS', ...period, document: story.document() };
  const components = batch.map(({ component, scheme, end }) => ({
    component,
    ...reportOf(story, { programme, host }, period, end, batch.length === 1),
    ...operatingIn(story, component, period),
    ...(scheme ? { schemeConfirmations: [confirmation] } : {}),
  }));
  const data = { verification, programme, host, period, batch: story.code('B'), verifiedBy: 'DOE-V', report, components, ...changes };
  return {
    command: 'verify-reductions',
    data,
    accepted: () => {
      batch.forEach((component) => component.periods.push(period));
      story.verifications.push({ verification, report, programme, host });
      lookAtLines(story);
      for (const { component, vintage } of lines) {
        const issuable = story.ledger.issuableOf(verification, component, vintage);
        story.lines.push({ verification, component, programme, host, vintage, issuable, issued: 0 });
      }
    },
  };
};

/** What may be issued of each line now. */
const lookAtLines = (story: Story): void => {
  for (const line of story.lines) line.issuable = story.ledger.issuableOf(line.verification, line.component, line.vintage);
};

/** Takes a verification back: mostly one of which nothing was issued, and after which nothing came. */
export const withdrawVerification = (story: Story, rightly = true): Step | null => {
  const fits = (code: string): boolean => {
    const lines = story.lines.filter(({ verification }) => verification === code);
    const last = lines.every(({ component }) => story.lastOf(component) === code);
    return lines.length > 0 && last && lines.every(({ issued }) => issued === 0) === rightly;
  };
  const verification = story.dice.pick(story.verifications.filter((known) => fits(known.verification)))?.verification;
  if (verification === undefined) return null;
  const reason = { code: story.dice.oneOf('error-in-data', 'methodology') };
  return {
    command: 'withdraw-verification',
    data: { verification, reason },
    accepted: () => {
      const own = new Set(story.lines.filter((line) => line.verification === verification).map(({ component }) => component));
      for (const component of story.components) if (own.has(component.component)) component.periods.pop();
      story.lines.splice(0, story.lines.length, ...story.lines.filter((line) => line.verification !== verification));
      lookAtLines(story);
    },
  };
};

/** States results of a verification anew: mostly lower, also below what was issued; sometimes what they were. */
export const restateVerification = (story: Story, up = 0): Step | null => {
  const verification = story.dice.pick([...new Set(story.lines.map((line) => line.verification))]);
  const known = story.ledger.verifications.get(verification ?? '')?.lines ?? [];
  const some = known.filter(() => story.dice.chance(0.6));
  const lines = (some.length > 0 ? some : known).map(({ component, vintage, verified, firstVerified, issued }) => {
    const back = issued === 0 && story.dice.chance(0.3) ? firstVerified : verified - story.dice.between(0, 60);
    return { component, vintage, verified: String(up > 0 ? Math.max(verified, firstVerified) + up : back) };
  });
  if (lines.length === 0) return null;
  return {
    command: 'restate-verification',
    data: { verification, lines, reason: { code: 'error-in-data' }, report: story.document() },
    accepted: () => lookAtLines(story),
  };
};

/** One figure, emissions, or results year by year; some stated as the ledger then doesn't take them. */
const reportOf = (story: Story, of: { programme: string; host: string }, period: Span, end: string, alone: boolean): Json => {
  if (story.dice.chance(0.08)) return { verified: String(story.dice.between(-20, 150)), vintages: [] };
  const whole = years(period).every((year) => period.from <= `${year}-01-01` && period.to >= `${year}-12-31`);
  const set = years(period).some((vintage) => story.ledger.thresholds.has(`${of.programme} ${of.host} ${vintage}`));
  if (alone && whole && story.dice.chance(set ? 0.4 : 0.02))
    return { vintages: years(period).map((vintage) => ({ vintage, actual: String(story.dice.between(0, 130)) })) };
  return { vintages: resultsOf(story, period, end) };
};

/** What is verified for a period; often, where it is the last of a component, less than what was issued before turns out to have been there. */
const resultsOf = (story: Story, period: Span, end: string): Json[] => {
  const negative = period.to === end && story.dice.chance(0.6);
  const less = (vintage: string) => ({ vintage, verified: String(-story.dice.between(20, 120)) });
  return years(period).map((vintage) => (negative ? less(vintage) : verifiedOf(story, vintage)));
};

/** What is verified for a year: mostly some, sometimes nothing, or less than nothing. */
const verifiedOf = (story: Story, vintage: string): Json => {
  const verified = story.dice.chance(0.06) ? -story.dice.between(1, 40) : story.dice.chance(0.04) ? 0 : story.dice.between(1, 130);
  if (!story.dice.chance(0.15)) return { vintage, verified: String(verified) };
  const reason = story.dice.oneOf('domestic-scheme', 'nested-programme', 'results-based-finance', 'own-contribution', 'uncertainty');
  return {
    vintage,
    verified: String(verified),
    deductions: [{ reason, quantity: String(story.dice.between(1, 30)), reference: referenceOf(story) }],
  };
};

/** What a deduction refers to: often what is paid for. */
const referenceOf = (story: Story): string =>
  (story.dice.chance(0.5) ? story.dice.pick(story.ledger.finances)?.finance : undefined) ?? 'REF-1';

/** Verifies the next period of a component that is ready, and of others of the same batch. */
export const nextVerification = (story: Story, changes: Json = {}, which: (component: Component) => boolean = () => true): Step | null => {
  const ready = story.components.filter((component) => {
    const period = periodOf(story, component);
    return period !== null && isReady(story, component, period) && which(component);
  });
  const ending = ready.filter(({ component }) => component.endsWith('-ENDS') && story.dice.chance(0.7));
  const first = story.dice.pick(ending.length > 0 ? ending : ready);
  const period = first && periodOf(story, first);
  if (!period) return null;
  const sameBatch = (other: Component) => {
    const theirs = periodOf(story, other);
    return other.programme === first.programme && other.host === first.host && theirs?.from === period.from && theirs.to === period.to;
  };
  const others = ready.filter((other) => other !== first && sameBatch(other) && story.dice.chance(0.6));
  return verifyReductions(story, [first, ...others], period, changes);
};
