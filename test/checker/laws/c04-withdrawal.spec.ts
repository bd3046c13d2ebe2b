import { describe, expect, it } from '@jest/globals';
import { actsOf } from '../checked.js';
import { Forgery, expectFound, type Forged } from '../forge.js';
import { reason } from '../../support/samples.js';
import { issue, ready, verify } from '../../domain/verification/given.js';

const withdrawn = (verification: string, restored: object[], members: object = {}): Forged => ({
  ...{ type: 'VerificationWithdrawn', authority: 'doe:DOE-2' },
  data: { verification, components: ['CP-1'], reason, restored, ...members },
});
const back = (verification: string, quantity: string): object => ({ component: 'CP-1', verification, vintage: '2021', quantity });

let recorded: Promise<Forgery> | undefined;
/** V-1 of 2021 with 80 of 100 issued; V-2 of -50 took the other 20 and leaves 30 to be made good. */
const genuine = (): Promise<Forgery> =>
  (recorded ??= ready().then(async (scenario) => {
    await verify(scenario, 'V-1', { '2021': '100' });
    await issue(scenario, 'V-1', '2021', '80');
    await verify(scenario, 'V-2', { '2022': '-50' });
    return Forgery.of(actsOf(scenario.file));
  }));

describe('C4 withdrawal', () => {
  it('finds nothing where all that it took is given back', async () => {
    expect((await genuine()).append([withdrawn('V-2', [back('V-1', '20')])]).findings()).toEqual([]);
  });

  it('finds what is given back to nobody, twice, or too much', async () => {
    for (const restored of [[], [back('V-1', '20'), back('V-1', '20')], [back('V-1', '21')]])
      expectFound((await genuine()).append([withdrawn('V-2', restored)]), 'verification', 'R-73');
  });

  it('finds a verification withdrawn of which something was issued', async () => {
    expectFound((await genuine()).append([withdrawn('V-2', [back('V-1', '20')])]).append([withdrawn('V-1', [])]), 'verification', 'R-34');
  });

  it('finds one withdrawn before what came after it', async () => {
    expectFound((await genuine()).append([withdrawn('V-1', [])]), 'verification', 'R-31');
  });

  it('finds one withdrawn twice, one that nobody verified, and one withdrawn for other components than its own', async () => {
    const once = (await genuine()).append([withdrawn('V-2', [back('V-1', '20')])]);
    expectFound(once.append([withdrawn('V-2', [])]), 'verification', 'R-34');
    expectFound((await genuine()).append([withdrawn('V-9', [])]), 'verification', 'R-34');
    expectFound(
      (await genuine()).append([withdrawn('V-2', [back('V-1', '20')], { components: ['CP-1', 'CP-2'] })]),
      'verification',
      'R-34',
    );
  });

  it('finds another DOE than the one that verified', async () => {
    const by = (await genuine()).append([{ ...withdrawn('V-2', [back('V-1', '20')]), authority: 'doe:DOE-1' }]);
    expectFound(by, 'authority', 'R-83');
  });

  it('finds units issued of what was withdrawn', async () => {
    const free = Forgery.of(
      actsOf(
        await ready().then(async (scenario) => {
          await verify(scenario, 'V-1', { '2021': '100' });
          await issue(scenario, 'V-1', '2021', '80');
          return scenario.file;
        }),
      ),
    );
    const acts = free.acts;
    const issuance = acts.findIndex((act) => act.some(({ type }) => type === 'UnitsIssued'));
    const before = free.withActs(acts.slice(0, issuance)).append([withdrawn('V-1', [])]);
    const [issued] = acts.slice(issuance);
    const [event] = issued ?? [];
    if (!event) throw new Error('nothing was issued');
    expectFound(
      before.append([{ type: 'UnitsIssued', schema: '2', authority: 'supervisor', data: event.data as never }]),
      'issuance',
      'R-34',
    );
  });

  it('keeps a deficit that a withdrawn verification had made good from being forgotten', async () => {
    const scenario = await ready();
    await verify(scenario, 'V-1', { '2021': '-40' });
    await verify(scenario, 'V-2', { '2022': '100' });
    await scenario.accept('withdraw-verification', { verification: 'V-2', reason });
    await verify(scenario, 'V-3', { '2022': '100' });
    const acts = Forgery.of(actsOf(scenario.file));
    expect(acts.findings()).toEqual([]);
    const forgotten = acts.change(
      'ReductionsVerified',
      (data: { vintages: { carriedIn: string; issuable: string }[] }) => ({
        ...data,
        vintages: data.vintages.map((line) => ({ ...line, carriedIn: '0', issuable: '100' })),
      }),
      2,
    );
    expectFound(forgotten, 'verification', 'R-73');
  });
});
