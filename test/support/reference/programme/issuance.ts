import type { Json } from '../ledger/records.js';
import type { Story } from './story.js';
import { type IssuedLine, type Line, type Step, totalOf, within } from './things.js';

/** A line of an issuance that the terms of the host allow; null where they allow none. */
export const claimsOf = (story: Story, line: Line, quantity: number): IssuedLine | null => {
  const { component, programme, host, vintage } = line;
  const statements = story.authorizations.filter((terms) => terms.host === host && terms.activities.includes(programme));
  const fit = statements.filter(
    (terms) =>
      terms.purposes.length > 0 &&
      within(vintage, terms.vintages) &&
      (terms.issuedUntil ?? '9999') > '2026-12-31' &&
      story.authorizationLeft(terms) >= quantity,
  );
  const terms = story.dice.chance(story.mechanism ? 0.8 : 1) ? story.dice.pick(fit) : undefined;
  const base = { component, vintage, quantity: String(quantity) };
  if (terms) {
    const nonGhg = terms.metric === 'non-GHG' ? { nonGhgQuantity: String(quantity * 2) } : {};
    return { ...base, authorization: terms.authorization, ...nonGhg };
  }
  if (!story.mechanism || statements.length === 0) return null;
  const keeps = statements.some(({ statement }) => statement === 'later' || statement === 'part');
  return { ...base, contribution: keeps ? story.dice.oneOf('PI', 'NPI') : 'NPI' };
};

/** What is verified and neither issued nor above the cap. */
export const issuableLines = (story: Story): Line[] =>
  story.lines.filter((line) => line.issuable > line.issued && story.capLeft(line.programme, line.host, line.vintage) > 0);

/** Issues lines of one verification, and often distributes some of it at once. */
export const issueUnits = (story: Story, changes: (lines: IssuedLine[]) => Json = () => ({})): Step | null => {
  const first = story.dice.pick(issuableLines(story));
  if (!first) return null;
  const fellows = issuableLines(story).filter(
    (line) => line.verification === first.verification && line !== first && story.dice.chance(0.7),
  );
  const asked = new Map<string, number>();
  const chosen = [first, ...fellows].flatMap((line) => {
    const used = asked.get(line.vintage) ?? 0;
    const most = Math.min(line.issuable - line.issued, story.capLeft(line.programme, line.host, line.vintage) - used);
    const quantity = story.dice.chance(0.6) ? most : story.dice.between(1, Math.max(1, most));
    const claims = most > 0 ? claimsOf(story, line, quantity) : null;
    if (!claims) return [];
    asked.set(line.vintage, used + quantity);
    return [{ line, claims }];
  });
  if (chosen.length === 0) return null;
  const issuance = story.code('I');
  const lines = chosen.map(({ claims }) => claims);
  const distribution = story.dice.chance(0.5) ? targetsOf(story, first.host, lines, Math.floor(totalOf(lines) * 0.6) - 3) : [];
  const targets = distribution.length > 0 ? { distribution } : {};
  return {
    command: 'issue-units',
    data: { issuance, verification: first.verification, lines, ...targets, ...changes(lines) },
    accepted: () => {
      story.issuances.push(issuance);
      for (const { line, claims } of chosen) line.issued += Number(claims.quantity);
    },
  };
};

/** Accounts of another Party only where nothing stands against a first transfer to it. */
const targetsOf = (
  story: Story,
  host: string,
  claims: { authorization?: string | null }[],
  most: number,
): { account: string; quantity: string }[] => {
  const open = claims.every(({ authorization }) => {
    const terms = story.authorizations.find((known) => known.authorization === authorization);
    return !terms || (!terms.parties && !terms.usedUntil);
  });
  const accounts = story.active('holding').filter(({ party }) => party === host || (open && !story.outside.has(party ?? '')));
  const targets: { account: string; quantity: string }[] = [];
  for (let left = most; left > 0 && targets.length < 2;) {
    const account = story.dice.pick(accounts.filter((other) => targets.every((target) => target.account !== other.account)))?.account;
    const quantity = story.dice.between(1, left);
    if (account === undefined) break;
    targets.push({ account, quantity: String(quantity) });
    left -= quantity;
  }
  return targets;
};

/** Distributes some of what is pending of an issuance. */
export const distributeUnits = (story: Story): Step | null => {
  const pending = story.held('PENDING').filter((unit) => unit.issuance !== null);
  const sample = story.dice.pick(pending);
  if (!sample) return null;
  const left = pending.filter((unit) => unit.issuance === sample.issuance);
  const distribution = targetsOf(story, sample.host, left, left.length);
  return distribution.length === 0 ? null : { command: 'distribute-units', data: { issuance: sample.issuance, distribution } };
};
