import { act, type Commands } from './decision.js';
import type { Component, Restatement, VerifiedLine } from './records.js';
import { owe, raise } from './verification.js';
import { shortOf, takeOff } from './verified-lines.js';

/** Results that are stated anew. */
export const RESTATEMENT: Commands = {
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
        if (component.periods.at(-1)?.last) {
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
