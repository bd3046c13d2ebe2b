import { beforeAll, describe, it, expect } from '@jest/globals';
import { authorizeEntity } from '../../../src/domain/authorization/examples.js';
import { holdingAccount } from '../../support/samples.js';
import { afterIssuance, forOther } from '../../support/stage.js';
import { actsOf } from '../checked.js';
import { adjustment, transfer, use } from '../forged-events.js';
import { expectFound, Forgery, type Forged } from '../forge.js';
import { units } from '../genuine.js';
import { story } from '../story.js';

let revised: Forgery;
/** A-1 is for E-1 and Switzerland alone, and for other purposes, since units 501 to 830 were first transferred; CHE-E2 is of E-2. */
beforeAll(async () => {
  const scenario = await story();
  await scenario.accept('authorize-entity', authorizeEntity);
  await scenario.accept('open-account', holdingAccount('CHE-E2', 'CHE', { holder: 'E-2' }));
  const change = { ...forOther('use-or-cancellation'), parties: ['CHE'], entities: ['E-1'], vintages: { first: '2024', last: '2030' } };
  await scenario.accept('revise-authorization', { authorization: 'A-1', effective: '2026-06-01', citesTerm: 'Section 4', ...change });
  await scenario.accept('cancel-units', { from: 'GHA-H1', to: 'GHA-OP', purpose: 'OP', units: { blocks: [units(301, 302)] } });
  await scenario.accept('transfer-units', { from: 'JPN-H1', to: 'CHE-H1', units: { blocks: [units(601, 610)] } });
  await scenario.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { blocks: [units(601, 610)] } });
  revised = Forgery.of(actsOf(scenario.file));
});

const change = (members: object): Forgery => revised.change('AuthorizationRevised', (data: object) => ({ ...data, ...members }));
const revoked = (members: object = {}): Forged => ({
  ...{ type: 'AuthorizationRevoked', authority: 'party:GHA' },
  data: { authorization: 'A-1', effective: '2026-06-01', citesTerm: 'Section 5', ...members },
});
const abroad = (to: string): [Forged, Forged] => [
  transfer('GHA-H1', to, [units(303, 304)], [units(303, 304)]),
  adjustment(2, [units(303, 304)]),
];

describe('C6 use: statements that change', () => {
  it('finds nothing where units first transferred keep their terms, and others have the new ones', () => {
    expect(revised.findings()).toEqual([]);
    expect(revised.append(abroad('CHE-H1')).findings()).toEqual([]);
    expect(revised.append([revoked()]).findings()).toEqual([]);
  });

  it('finds a change that takes effect before it is submitted, or of a statement that nobody made', () => {
    expectFound(change({ effective: '2026-05-31' }), 'use', 'R-66');
    expectFound(revised.append([revoked({ effective: '2026-05-31' })]), 'use', 'R-66');
    expectFound(revised.append([revoked({ authorization: 'A-9' })]), 'use', 'R-66');
  });

  it('finds a change of what units are counted in, of the host, or to terms without a definition', () => {
    for (const members of [{ cooperativeApproach: 'CA0002' }, { metric: 'non-GHG', nonGhgMetric: 'MWh' }])
      expectFound(change(members), 'use', 'R-5');
    expectFound(change({ host: 'CHE' }), 'use', 'R-66');
    expectFound(change({ firstTransfer: null }), 'use', 'R-53');
  });

  it('finds an entity that was not authorized, or for another approach', () => {
    expectFound(change({ entities: ['E-2'] }), 'use', 'R-38');
    const other = revised.change('EntityAuthorized', (data: object) => ({ ...data, cooperativeApproach: 'CA0002' }));
    expect(other.findings()).toContainEqual(expect.objectContaining({ law: 'use', rule: 'R-38', actual: 'E-1' }));
    expectFound(revised.again('EntityAuthorized'), 'once', 'R-02');
  });

  it('finds units first transferred outside the terms of that day', () => {
    expectFound(revised.append(abroad('JPN-H1')), 'use', 'R-62');
    expectFound(revised.append(abroad('CHE-E2')), 'use', 'R-62');
    const narrowed = { ...revised.data<object>('AuthorizationRevised'), vintages: { first: '2021', last: '2024' } };
    const later = revised.append([{ type: 'AuthorizationRevised', authority: 'party:GHA', data: narrowed }]);
    expectFound(later.append(abroad('CHE-H1')), 'use', 'R-62');
    expectFound(revised.append([revoked()]).append(abroad('CHE-H1')), 'use', 'R-62');
  });

  it('finds units used under terms that came after their first transfer, and others under those of before', () => {
    const block = [units(611, 612)];
    const moved = revised.append([transfer('JPN-H1', 'CHE-H1', block)]);
    expect(moved.append([use('CHE-H1', 'CHE-NDC', 'CHE', block), adjustment(2, block, USED)]).findings()).toEqual([]);
    const fresh = [units(303, 304)];
    const crossed = revised.append(abroad('CHE-H1'));
    expectFound(crossed.append([use('CHE-H1', 'CHE-NDC', 'CHE', fresh), adjustment(2, fresh, USED)]), 'use', 'R-60');
  });

  it('finds a revocation, or a change of what binds them, once all units are first transferred', async () => {
    const scenario = await afterIssuance();
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '92999' } });
    await scenario.accept('revise-authorization', { ...CHANGE, usedUntil: '2030-12-31' });
    const all = Forgery.of(actsOf(scenario.file)).append([
      transfer('GHA-H1', 'CHE-H1', [units(1, 1)], [units(1, 1)]),
      adjustment(1, [units(1, 1)]),
    ]);
    expect(all.findings()).toEqual([]);
    const { type, data } = all.event('AuthorizationRevised');
    const again = (members: object): Forgery => all.append([{ type, authority: 'party:GHA', data: { ...(data as object), ...members } }]);
    expectFound(again({ usedUntil: '2031-12-31' }), 'use', 'R-66');
    expectFound(all.append([revoked()]), 'use', 'R-66');
    expect(again({ quantity: '100000' }).findings()).toEqual([]);
  });

  it('finds who is not the host', () => {
    for (const type of ['AuthorizationRevised', 'EntityAuthorized'])
      expectFound(revised.envelope(type, { authority: 'doe:DOE-1' }), 'authority', 'R-83');
    expectFound(revised.append([{ ...revoked(), authority: 'party:CHE' }]), 'authority', 'R-83');
  });
});

const USED = { party: 'CHE', kind: 'subtraction', trigger: 'use', useYear: '2025' };
const CHANGE = { authorization: 'A-1', effective: '2026-06-01', citesTerm: 'Section 4' };
