import type { TFunction } from 'i18next';
import type { DryRun, Warning } from '../api/submit.js';
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

/** A warning in a plain sentence. */
export const warned = (t: TFunction, { code, party, vintage, missing }: Warning): string =>
  code === 'host-would-oversell'
    ? t('{{party}} would miss its target by {{n}} t with this, vintage {{vintage}}.', said(party, missing ?? '0', vintage))
    : t('Whether {{party}} would miss its target is not known, vintage {{vintage}}.', said(party, '0', vintage));

const said = (party: string, units: string, vintage: string): Record<string, string> => ({
  party: partyName(party),
  n: number(units),
  vintage,
});
