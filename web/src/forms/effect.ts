import type { TFunction } from 'i18next';
import type { DryRun } from '../api/submit.js';
import { number } from '../text/numbers.js';
import { partyName } from '../text/parties.js';
import { proposedSentence } from '../text/proposed.js';

/** What an act does, in plain sentences: what happens, whose units change, who adds or subtracts. */
export const effects = (
  t: TFunction,
  command: string,
  data: Readonly<Record<string, unknown>>,
  { balances, adjustments }: Pick<DryRun, 'balances' | 'adjustments'>,
): string[] => [
  proposedSentence(t, command, data),
  ...balances.map(({ account, before, after }) =>
    t('{{account}} goes from {{before}} to {{after}} tCO2e.', { account, before: number(before), after: number(after) }),
  ),
  ...adjustments.flatMap(({ party, vintage, additions, subtractions }) => [
    ...(additions === '0'
      ? []
      : [t('{{party}} adds {{n}} t to its emissions balance, vintage {{vintage}}.', said(party, additions, vintage))]),
    ...(subtractions === '0'
      ? []
      : [t('{{party}} subtracts {{n}} t from its emissions balance, vintage {{vintage}}.', said(party, subtractions, vintage))]),
  ]),
];

const said = (party: string, units: string, vintage: string): Record<string, string> => ({
  party: partyName(party),
  n: number(units),
  vintage,
});
