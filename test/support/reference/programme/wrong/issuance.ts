import type { Json } from '../../ledger/records.js';
import { claimsOf, distributeUnits, issuableLines, issueUnits } from '../issuance.js';
import type { Story } from '../story.js';
import { type Authorization, type Line, type Recipe, type Step, totalOf, within, without } from '../things.js';
import { spoiled } from './spoiled.js';

/** Issuances and distributions that the state refuses. */
export const wrongIssuances = (story: Story): Recipe[] => {
  const line = (which: (line: Line) => boolean) => story.dice.pick(story.lines.filter(which));
  const host = (data: Json) => story.verifications.find(({ verification }) => verification === data['verification'])?.host;
  const single = (one: Line | undefined, quantity: number, terms: Json): Step | null =>
    one && quantity > 0
      ? {
          command: 'issue-units',
          data: {
            issuance: story.code('I'),
            verification: one.verification,
            lines: [{ component: one.component, vintage: one.vintage, quantity: String(quantity), ...terms }],
          },
        }
      : null;
  const claims = (one: Line | undefined): Json | null => {
    const terms = without((one && claimsOf(story, one, 1)) ?? {}, 'component', 'vintage', 'quantity');
    return Object.keys(terms).length > 0 ? terms : null;
  };
  const withTerms = (
    which: (line: Line, terms: Authorization) => boolean,
    quantity = (_: Line, _terms: Authorization) => 1,
  ): Step | null => {
    const pairs = issuableLines(story).flatMap((one) =>
      story.authorizations.filter((terms) => which(one, terms)).map((terms) => ({ one, terms })),
    );
    const pair = story.dice.pick(pairs);
    return pair ? single(pair.one, quantity(pair.one, pair.terms), { authorization: pair.terms.authorization }) : null;
  };
  const covers = (one: Line, terms: Authorization) =>
    terms.host === one.host &&
    terms.activities.includes(one.programme) &&
    terms.purposes.length > 0 &&
    (terms.issuedUntil ?? '9999') > '2026-12-31';
  const plain = (one: Line, terms: Authorization) => covers(one, terms) && within(one.vintage, terms.vintages) && terms.metric === 'GHG';
  return [
    () => spoiled(issueUnits(story), { verification: 'V-0' }),
    () => issueUnits(story, (lines) => ({ lines: [...lines, { ...lines[0], component: 'NONE' }] })),
    () => (story.issuances.length > 0 ? spoiled(issueUnits(story), { issuance: story.dice.pick(story.issuances) }) : null),
    () => {
      const one = line(({ issued }) => issued > 0);
      const terms = claims(one);
      return one && terms ? single(one, one.issuable - one.issued + story.dice.between(1, 20), terms) : null;
    },
    () => {
      const one = line(({ issued }) => issued === 0);
      const terms = claims(one);
      return one && terms ? single(one, one.issuable + story.dice.between(1, 20), terms) : null;
    },
    () => {
      const stated = (one: Line) =>
        story.authorizations.some((terms) => terms.host === one.host && terms.activities.includes(one.programme));
      return story.mechanism
        ? single(
            line((one) => one.issued < one.issuable && !stated(one)),
            1,
            { contribution: 'NPI' },
          )
        : null;
    },
    () =>
      issueUnits(story, (lines) => ({
        lines: lines.map(({ contribution: _contribution, ...rest }) => ({ ...rest, authorization: 'A-NONE' })),
      })),
    () => withTerms((one, terms) => !covers(one, terms)),
    () => withTerms((one, terms) => covers(one, terms) && !within(one.vintage, terms.vintages)),
    () =>
      withTerms(
        (one, terms) => plain(one, terms) && terms.quantity !== undefined && story.authorizationLeft(terms) < one.issuable - one.issued,
        (_one, terms) => story.authorizationLeft(terms) + 1,
      ),
    () =>
      issueUnits(story, (lines) => ({
        lines: lines.map((one) => (one.authorization && !one.nonGhgQuantity ? { ...one, nonGhgQuantity: '5' } : one)),
      })),
    () => {
      const left = (one: Line) => story.capLeft(one.programme, one.host, one.vintage);
      const one = line((candidate) => candidate.issuable - candidate.issued > left(candidate));
      const terms = claims(one);
      return one && terms ? single(one, left(one) + 1, terms) : null;
    },
    () => issueUnits(story, () => ({ distribution: [{ account: 'NO-SUCH', quantity: '1' }] })),
    () => issueUnits(story, () => ({ distribution: [{ account: story.dice.oneOf('PENDING', 'CHE-NDC', 'GHA-OP'), quantity: '1' }] })),
    () => {
      const closed = story.dice.pick(story.accounts.filter((account) => account.type === 'holding' && !story.isActive(account)))?.account;
      return closed === undefined
        ? null
        : story.dice.oneOf(
            issueUnits(story, () => ({ distribution: [{ account: closed, quantity: '1' }] })),
            spoiled(distributeUnits(story), { distribution: [{ account: closed, quantity: '1' }] }),
          );
    },
    () => {
      const step = issueUnits(story, (lines) => ({ distribution: [{ account: 'GHA-H2', quantity: String(totalOf(lines) + 1) }] }));
      return step && host(step.data) === 'GHA' ? step : null;
    },
    () => spoiled(distributeUnits(story), { issuance: 'I-0' }),
    () => spoiled(distributeUnits(story), { distribution: [{ account: 'GHA-H1', quantity: '5000' }] }),
    () => spoiled(distributeUnits(story), { distribution: [{ account: story.dice.oneOf('NO-SUCH', 'CHE-IMP'), quantity: '1' }] }),
  ];
};
