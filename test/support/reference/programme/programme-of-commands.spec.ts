import { describe, expect, it } from '@jest/globals';
import { ReferenceLedger } from '../ledger/reference-ledger.js';
import { programmeOfCommands, registryOf } from './programme-of-commands.js';

const COMMANDS = [
  ...['open-registry', 'set-policy', 'register-party', 'update-party', 'grant-role', 'revoke-role', 'open-account', 'suspend-account'],
  ...[
    'reinstate-account',
    'instruct-closure',
    'close-account',
    'trust-account',
    'freeze-units',
    'unfreeze-units',
    'propose',
    'approve',
    'decline',
    'withdraw',
  ],
  ...['register-programme', 'record-host-approval', 'include-component', 'verify-reductions', 'authorize-units', 'issue-units'],
  ...['distribute-units', 'transfer-units', 'use-units', 'cancel-units', 'import-opening-balance'],
  'discharge-replacement-obligation',
  ...['withdraw-verification', 'restate-verification', 'set-crediting-threshold'],
  ...['register-assets', 'retire-assets'],
  'record-finance',
  'exclude-component',
  ...['renew-component', 'hold-programme', 'release-programme'],
];
const REFUSALS = [
  ...['already-exists', 'nothing-to-change', 'approval-required', 'stale-policy', 'last-administrator', 'account-type-not-openable'],
  ...['unknown-account', 'unknown-party', 'unknown-programme', 'unknown-component', 'unknown-verification', 'unknown-authorization'],
  ...['unknown-issuance', 'unknown-units', 'unknown-proposal', 'same-person', 'delay-not-over', 'proposal-closed', 'proposal-changed'],
  ...['account-not-empty', 'account-not-active', 'account-not-entitled', 'same-account', 'party-not-participating'],
  ...['double-use', 'units-not-held', 'units-frozen', 'units-reserved', 'insufficient-units', 'purpose-not-authorized'],
  ...['programme-period-exceeded', 'starts-too-early', 'programme-not-active', 'double-inclusion', 'no-host-approval', 'host-mismatch'],
  ...['crediting-period-invalid', 'criteria-not-met', 'site-claimed', 'cap-exceeded', 'period-not-over', 'double-verification'],
  ...['verification-gap', 'batch-period-mismatch', 'previous-period-open', 'doe-not-independent', 'scheme-confirmation-missing'],
  ...['request-too-late', 'first-transfer-undefined', 'double-issuance', 'exceeds-verified', 'no-authorization-statement'],
  ...['authorization-not-in-force', 'vintage-outside-period', 'authorization-exceeded', 'metric-mismatch', 'distribution-exceeds'],
  ...['kind-not-allowed', 'total-mismatch', 'serial-overlap', 'already-issued-here', 'invalid-input'],
  ...['unknown-obligation', 'exceeds-obligation'],
  ...['already-issued', 'restated-above-cap', 'threshold-too-late', 'threshold-above-baseline', 'threshold-missing'],
  ...['unknown-asset', 'double-asset-claim', 'assets-exceeded'],
  ...['component-not-active', 'review-window-closed'],
  'renewal-window',
  ...['finance-too-late', 'finance-evidence-missing', 'finance-overclaim'],
];

describe('programme of commands', () => {
  type Answer = { given: string; command: string; at: string; refusal: string | null };
  const play = (seed: number, length = 100): Answer[] => {
    const ledger = new ReferenceLedger(registryOf(seed));
    const answers: Answer[] = [];
    for (const given of programmeOfCommands(seed, ledger, length)) {
      const { actor, command, data, at } = given;
      const { refusal } = ledger.execute(actor, command, data, at);
      ledger.nameObligations([0, 1, 2, 3].map((n) => `O-${answers.length * 4 + n}`));
      answers.push({ given: JSON.stringify(given), command, at, refusal });
    }
    return answers;
  };
  const programmes = Array.from({ length: 100 }, (_, seed) => play(seed));
  const answers = programmes.flat();

  it('is the same for the same seed, and another for another', () => {
    expect(play(7)).toEqual(programmes[7]);
    expect(play(8)).not.toEqual(programmes[7]);
  });
  it('moves on in time', () => {
    for (const times of programmes.map((steps) => steps.map(({ at }) => at))) expect(times).toEqual([...new Set(times)].sort());
  });
  it('accepts 55 of 100 or more, and refuses a quarter or more', () => {
    const accepted = answers.filter(({ refusal }) => refusal === null).length / answers.length;
    expect(accepted).toBeGreaterThanOrEqual(0.55);
    expect(accepted).toBeLessThanOrEqual(0.75);
  });
  it('has every command accepted somewhere', () => {
    const accepted = new Set(answers.filter(({ refusal }) => refusal === null).map(({ command }) => command));
    expect(COMMANDS.filter((command) => !accepted.has(command))).toEqual([]);
  });
  it('reaches the refusals that depend on the state', () => {
    const reached = new Set(answers.map(({ refusal }) => refusal));
    expect(REFUSALS.filter((code) => !reached.has(code))).toEqual([]);
    expect([...reached].filter((code) => code !== null && !REFUSALS.includes(code))).toEqual([]);
  });
});
