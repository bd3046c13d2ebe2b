import { beforeAll, describe, expect, it } from '@jest/globals';
import { lastObligation, owes, ownUnits } from '../../support/obligations.js';
import { play } from '../../support/world.js';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';
import { cancel, transfer } from '../forged-events.js';
import { units } from '../genuine.js';
import { story } from '../story.js';

const ADMINISTRATIVE = 'CANCELLATION-ADMINISTRATIVE';
const MCUS = 'UN01-GHA-10471-2024-1-10';

let obligation: string;
let owing: Forgery;
/** Of 100 units that programme 10472 owes 40 are met, units 101 to 140 of 10471, by its participant under a proposal. */
beforeAll(async () => {
  const scenario = await story();
  await play(scenario, owes(100, { distribution: [{ account: 'GHA-H1', quantity: '90' }] }));
  obligation = lastObligation(scenario);
  const data = { obligation, from: 'GHA-H1', units: { blocks: [units(101, 140)] } };
  await scenario.accept('propose', { proposal: 'PROP-9', command: 'discharge-replacement-obligation', data });
  const { hash } = scenario.book.proposals.get('PROP-9')!;
  await scenario.accept('approve', { proposal: 'PROP-9', hash }, { actor: 'dev-two' });
  owing = Forgery.of(actsOf(scenario.file));
});

const discharged = (blocks: string[], quantity: number, members: object = {}): Forged => ({
  type: 'ReplacementObligationDischarged',
  authority: 'participant:10472',
  data: { obligation, quantity: String(quantity), blocks, ...members },
});
/** The acts of `owing`, and one that cancels these units to meet so much. */
const meets = (blocks: string[], quantity: number, { to = ADMINISTRATIVE, purpose = 'administrative', authority = '' } = {}): Forgery => {
  const cancelled = cancel('GHA-H1', to, purpose, blocks, { discharges: obligation });
  return owing.append([{ ...cancelled, authority: authority || 'participant:10472' }, discharged(blocks, quantity)]);
};

describe('C13 replacement', () => {
  it('finds nothing in an obligation that its debtor meets, or any holder, to the last unit', () => {
    expect(owing.findings()).toEqual([]);
    expect(meets([units(141, 200)], 60).findings()).toEqual([]);
    expect(meets([units(141, 200)], 60, { authority: 'holder:GHA-H1' }).findings()).toEqual([]);
  });

  it('finds more than is open', () => {
    expectFound(meets([units(141, 200), units(301, 301)], 61), 'replacement');
  });

  it('finds an obligation that nobody raised', () => {
    const cancelled = cancel('GHA-H1', ADMINISTRATIVE, 'administrative', [units(141, 141)], { discharges: 'O-1' });
    expectFound(owing.append([cancelled, discharged([units(141, 141)], 1, { obligation: 'O-1' })]), 'replacement');
  });

  it('finds a figure that its blocks do not come to', () => {
    expectFound(meets([units(141, 142)], 20), 'replacement');
  });

  it('finds units counted that the act does not cancel, or counted twice', () => {
    const cancelled = cancel('GHA-H1', ADMINISTRATIVE, 'administrative', [units(141, 142)], { discharges: obligation });
    expectFound(owing.append([cancelled, discharged([units(141, 143)], 3)]), 'replacement');
    expectFound(owing.append([cancelled, discharged([units(141, 142)], 2), discharged([units(141, 142)], 2)]), 'replacement');
    expectFound(owing.append([discharged([units(101, 102)], 2)]), 'replacement');
  });

  it('finds a cancellation that names an obligation and discharges none, and one the other way around', () => {
    const cancelled = cancel('GHA-H1', ADMINISTRATIVE, 'administrative', [units(141, 142)], { discharges: obligation });
    expectFound(owing.append([cancelled]), 'replacement');
    const silent = cancel('GHA-H1', ADMINISTRATIVE, 'administrative', [units(141, 142)]);
    expectFound(owing.append([silent, discharged([units(141, 142)], 2)]), 'replacement');
  });

  it('finds units of the component itself', () => {
    expectFound(meets([ownUnits(1, 10)], 10), 'replacement');
  });

  it('finds units that go into another account than the administrative one', () => {
    expectFound(meets([MCUS], 10, { to: 'CANCELLATION-VOLUNTARY', purpose: 'voluntary', authority: 'holder:GHA-H1' }), 'replacement');
  });

  it('finds who is not the debtor', () => {
    expectFound(meets([units(141, 142)], 2, { authority: 'participant:10471' }), 'authority', 'R-83');
  });

  it('finds a debtor who meets it with units of an account that another holds', () => {
    const grant = (role: string, scope: string): Forged => ({
      ...{ type: 'RoleGranted', authority: 'administrator' },
      data: { actor: 'pat', role, scope, until: null },
    });
    const block = [units(141, 142)];
    const cancelled = cancel('GHA-H1', ADMINISTRATIVE, 'administrative', block, { discharges: obligation });
    const met = [{ ...cancelled, authority: 'participant:10472' }, discharged(block, 2)] as const;
    const debtor = owing.append([grant('participant', '10472')]);
    expectFound(debtor.append(met, { actor: 'pat' }), 'replacement', 'R-83');
    expect(
      debtor
        .append([grant('holder', 'GHA-H1')])
        .append(met, { actor: 'pat' })
        .findings(),
    ).toEqual([]);
  });

  it('finds another obligation met than was proposed', () => {
    const forged = owing
      .change('UnitsCancelled', (data: object) => ({ ...data, discharges: 'O-1' }), 1)
      .change('ReplacementObligationDischarged', (data: object) => ({ ...data, obligation: 'O-1' }));
    expectFound(forged, 'replacement', 'R-80');
  });

  it('finds a transfer into the buffer that meets nothing', () => {
    expectFound(owing.append([transfer('GHA-H1', 'BUFFER', [units(141, 142)])]), 'replacement', 'R-70');
  });
});
