import { describe, expect, it } from '@jest/globals';
import { issue, ready, verify } from '../../domain/verification/given.js';
import { reason } from '../../support/samples.js';
import { actsOf } from '../checked.js';
import { Forgery, expectFound, type Forged } from '../forge.js';

const line = (verified: string, issuable: string, over: string, members: object = {}): object => ({
  ...{ vintage: '2021', verified, before: '100', issuable, over },
  ...members,
});
const restated = (lines: object[], settled: object[], deficit: string, members: object = {}): Forged => ({
  ...{ type: 'VerificationRestated', authority: 'doe:DOE-2' },
  data: { verification: 'V-1', component: 'CP-1', lines, settled, deficit, reason, report: { sha256: 'f'.repeat(64) }, ...members },
});
const taken = (quantity: string): object[] => [{ verification: 'V-2', vintage: '2022', quantity }];
const raised = (quantity: string): Forged => ({
  type: 'ReplacementObligationRaised',
  data: {
    ...{ obligation: 'O-99', kind: 'replacement', component: 'CP-1', debtor: '10471', quantity, due: '2026-07-01', cause: '20' },
  },
});

/** All that was issued, replaced by the DOE at fault. */
const all = (debtor: string): Forged => ({ ...raised('100'), data: { ...raised('100').data, obligation: 'O-98', debtor } });

const recorded = new Map<string, Promise<Forgery>>();
/** V-1 of 2021 with all of 100 issued; V-2 of 2022 with 20 of which nothing is. */
const genuine = (overCrediting = 'carry'): Promise<Forgery> => {
  const known = recorded.get(overCrediting);
  if (known) return known;
  const made = ready({ policy: { overCrediting } }).then(async (scenario) => {
    await verify(scenario, 'V-1', { '2021': '100' });
    await issue(scenario, 'V-1', '2021', '100');
    await verify(scenario, 'V-2', { '2022': '20' });
    return Forgery.of(actsOf(scenario.file));
  });
  recorded.set(overCrediting, made);
  return made;
};

describe('C4 restatement', () => {
  it('finds nothing where what is too much is taken off the rest, and then carried', async () => {
    expect((await genuine()).append([restated([line('70', '0', '30')], taken('20'), '10')]).findings()).toEqual([]);
  });

  it('finds what is too much left where it is, taken twice, or forgotten', async () => {
    for (const [settled, deficit] of [
      [[], '0'],
      [[], '30'],
      [taken('20'), '0'],
      [taken('10'), '20'],
    ] as const)
      expectFound((await genuine()).append([restated([line('70', '0', '30')], [...settled], deficit)]), 'verification', 'R-73');
  });

  it('finds other figures of a line than its new result comes to', async () => {
    for (const wrong of [line('70', '70', '30'), line('70', '0', '0'), line('70', '0', '30', { before: '110' })])
      expectFound((await genuine()).append([restated([wrong], taken('20'), '10')]), 'verification', 'R-102');
  });

  it('finds a result raised after units were issued of it, and one raised beyond what was verified first', async () => {
    expectFound((await genuine()).append([restated([line('110', '10', '0')], [], '0')]), 'verification', 'R-102');
    const later = { verification: 'V-2' };
    const above = restated([line('21', '21', '0', { vintage: '2022', before: '20' })], [], '0', later);
    expectFound((await genuine()).append([above]), 'verification', 'R-102');
  });

  it('finds results of what nobody verified, and of one component twice', async () => {
    expectFound((await genuine()).append([restated([line('70', '0', '30')], [], '30', { component: 'CP-9' })]), 'verification', 'R-102');
    const twice = restated([line('70', '0', '30')], taken('20'), '10');
    expectFound((await genuine()).append([twice, twice]), 'verification', 'R-102');
  });

  it('finds an obligation where it is carried, and none where it is replaced', async () => {
    expectFound((await genuine()).append([restated([line('70', '0', '30')], taken('20'), '10'), raised('30')]), 'verification', 'R-102');
    const replaced = await genuine('replace');
    expectFound(replaced.append([restated([line('70', '0', '30')], [], '0')]), 'verification', 'R-102');
    expectFound(replaced.append([restated([line('70', '0', '30')], [], '0'), raised('29')]), 'verification', 'R-102');
    expect(replaced.append([restated([line('70', '0', '30')], [], '0'), raised('30')]).findings()).toEqual([]);
  });

  it('finds what is too much carried on, owed by nobody or owed twice, where the component left', async () => {
    const out = (responsible: string | null): Forged => ({
      ...{ type: 'ComponentExcluded', authority: 'supervisor' },
      data: { component: 'CP-1', cause: 'erroneous', effective: '2026-06-01', responsible },
    });
    const nobody = (await genuine()).append([out(null)]);
    const anew = (deficit: string): Forged => restated([line('70', '0', '30')], taken('20'), deficit);
    expect(nobody.append([anew('0'), raised('10')]).findings()).toEqual([]);
    expectFound(nobody.append([anew('10')]), 'verification', 'R-73');
    expectFound(nobody.append([anew('0')]), 'verification', 'R-73');
    const replacing = (await genuine()).append([out('DOE-1'), all('DOE-1')]);
    expect(replacing.append([anew('0')]).findings()).toEqual([]);
    expectFound(replacing.append([anew('0'), raised('10')]), 'verification', 'R-73');
  });

  it('finds who may not: another DOE, a Party', async () => {
    for (const authority of ['doe:DOE-1', 'party:GHA'])
      expectFound((await genuine()).append([{ ...restated([line('70', '0', '30')], taken('20'), '10'), authority }]), 'authority', 'R-83');
  });
});
