import { act, type Commands } from './decision.js';
import { linesOfYear, thresholdOf } from './results.js';
import type { Component, Restatement, Thresholds, VerifiedLine } from './records.js';
import { isOver } from './exclusions.js';
import { owe, raise } from './obligations.js';
import { shortOf, takeOff } from './verified-lines.js';

/** Results that are stated anew, and the thresholds that results are measured by. */
export const RESTATEMENT: Commands = {
  'set-crediting-threshold': (book, { programme, host, mode, years }: Thresholds) => {
    const row = (vintage: string) => thresholdOf(book, { programme, host, vintage });
    const same = (year: Thresholds['years'][number]): boolean => {
      const { baseline, threshold, mode: how } = row(year.vintage) ?? {};
      return how === mode && baseline === Number(year.baseline) && threshold === Number(year.threshold);
    };
    if (!book.parties.has(host)) return 'unknown-party';
    if (!book.programmes.has(programme)) return 'unknown-programme';
    if (years.some(({ vintage }) => linesOfYear(book, { programme, host, vintage }).length > 0)) return 'threshold-too-late';
    if (years.some(({ baseline, threshold }) => Number(threshold) > Number(baseline))) return 'threshold-above-baseline';
    if (years.every(same)) return 'nothing-to-change';
    return act(() => {
      for (const { vintage, baseline, threshold } of years)
        book.thresholds.set(`${programme} ${host} ${vintage}`, { baseline: Number(baseline), threshold: Number(threshold), mode });
    });
  },
  'restate-verification': (book, d: Restatement, at) => {
    const record = book.verifications.get(d.verification);
    if (!record || record.withdrawn) return 'unknown-verification';
    const stated = d.lines.flatMap(({ component, vintage, verified }) => {
      const line = record.lines.find((one) => one.component === component && one.vintage === vintage);
      return line ? [{ line, verified: Number(verified) }] : [];
    });
    const above = ({ line, verified }: Anew): boolean => verified > line.verified && (line.issued > 0 || verified > line.firstVerified);
    if (stated.length < d.lines.length) return 'unknown-component';
    if (stated.some(above)) return 'restated-above-cap';
    if (stated.every(({ line, verified }) => line.verified === verified)) return 'nothing-to-change';
    return act(() => {
      const components = [...new Set(stated.map(({ line }) => line.component))].map((code) => book.components.get(code)!);
      const owed = components.map((component) => restate(component, stated, book.policy.overCrediting));
      for (const component of components) record.took.push(...takeOff(book, component));
      components.forEach((component, i) => owe(book, component, d.verification, owed[i]!, at));
      for (const component of components)
        if (isOver(component)) {
          component.periods.find(({ verification }) => verification === d.verification)!.ended += component.deficit;
          raise(book, component, d.verification, at);
        }
    });
  },
};

type Anew = { line: VerifiedLine; verified: number };

/** Puts the new results in the place of the old ones; gives what of them has to be replaced. */
const restate = (component: Component, stated: Anew[], how: string): number => {
  let owed = 0;
  for (const { line, verified } of stated.filter((one) => one.line.component === component.component)) {
    line.verified = verified;
    for (; shortOf(line) > line.carried + line.replaced; component.deficit += 1) {
      if (how === 'carry') line.carried += 1;
      else {
        line.replaced += 1;
        component.deficit -= 1;
        owed += 1;
      }
    }
    for (; line.carried > 0 && shortOf(line) < line.carried + line.replaced; component.deficit -= 1) line.carried -= 1;
  }
  component.deficit = Math.max(0, component.deficit);
  return owed;
};
