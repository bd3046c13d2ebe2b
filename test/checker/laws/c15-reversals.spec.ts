import { beforeAll, describe, expect, it } from '@jest/globals';
import { REMOVALS, reversal, stored } from '../../support/reversals.js';
import { movements, UNITS } from '../../support/movements.js';
import { play } from '../../support/world.js';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';
import { cancel, transfer } from '../forged-events.js';

let reported: Forgery;
/** An avoidable reversal of 100 authorized units is reported, which the buffer has of the component itself. */
beforeAll(async () => {
  const story = await movements();
  await play(story, REMOVALS);
  await story.accept('report-reversal', reversal('RV-1', 'AER', '100', { avoidable: true }));
  reported = Forgery.of(actsOf(story.file));
});

const AERS = [{ kind: 'AER', quantity: '100' }];
const confirmed = (quantity = '100', kinds: object[] = AERS, code = 'RV-1'): Forged => ({
  type: 'ReversalConfirmed',
  authority: 'supervisor',
  data: { reversal: code, quantity, kinds },
});
const gone = (...blocks: string[]): Forged => ({ type: 'BufferUnitsCancelled', data: { reversal: 'RV-1', blocks } });
const raised = (members: object = {}): Forged => ({
  type: 'ReplacementObligationRaised',
  data: {
    ...{ obligation: 'O-900', kind: 'replenishment', component: 'CP-30', debtor: '10473', quantity: '100', due: null, cause: '900' },
    ...members,
  },
});
const OWN = stored('2021', 8001, 8100);

describe('C15 reversals', () => {
  it('finds nothing in a reversal that the buffer makes good for and its participants fill up', () => {
    expect(reported.append([confirmed(), gone(OWN), raised()]).findings()).toEqual([]);
  });

  it('finds more or fewer units than were confirmed, or of another kind', () => {
    for (const block of [stored('2021', 8001, 8101), stored('2021', 8001, 8099), stored('2022', 12001, 12100)])
      expectFound(reported.append([confirmed(), gone(block), raised()]), 'reversals', 'R-71');
  });

  it('finds units that are not of the buffer', () => {
    expectFound(reported.append([confirmed(), gone(UNITS.ndc.replace('-1-1000', '-1-100')), raised()]), 'reversals', 'R-70');
  });

  it('finds units of the buffer named twice', () => {
    const twice = gone(stored('2021', 8001, 8050), stored('2021', 8050, 8099));
    expectFound(reported.append([confirmed(), twice, raised()]), 'reversals', 'R-70');
  });

  it('finds a reversal that nobody reported, and one that is confirmed again', () => {
    expectFound(reported.append([confirmed('100', AERS, 'RV-9'), gone(OWN), raised()]), 'reversals', 'R-71');
    const once = reported.append([confirmed(), gone(OWN), raised()]);
    const again = [confirmed(), gone(stored('2021', 8101, 8200)), raised({ obligation: 'O-901' })] as const;
    expectFound(once.append(again), 'reversals', 'R-71');
  });

  it('finds kinds that do not sum to what was confirmed', () => {
    expectFound(reported.append([confirmed('101'), gone(OWN), raised()]), 'reversals', 'R-91');
  });

  it('finds an avoidable reversal that nobody has to make good, or by another figure or debtor', () => {
    expectFound(reported.append([confirmed(), gone(OWN)]), 'reversals', 'R-72');
    for (const members of [{ quantity: '99' }, { debtor: '10471' }, { due: '2030-01-01' }])
      expectFound(reported.append([confirmed(), gone(OWN), raised(members)]), 'reversals', 'R-72');
  });

  it('finds units that leave the buffer without a reversal, by a transfer or a cancellation', () => {
    const authority = 'holder:BUFFER';
    expectFound(reported.append([{ ...transfer('BUFFER', 'GHA-H1', [OWN]), authority }]), 'custody', 'R-06, R-70');
    const cancelled = cancel('BUFFER', 'CANCELLATION-ADMINISTRATIVE', 'administrative', [OWN]);
    expectFound(reported.append([{ ...cancelled, authority }]), 'custody', 'R-06, R-70');
  });

  it('finds the buffer filled up with units of a kind that was not reversed, or with more of one than was', () => {
    const cause = reported.append([confirmed(), gone(OWN), raised()]).revision;
    const owed = reported.append([confirmed(), gone(OWN), raised({ cause })]);
    const fills = (block: string, quantity: string): Forgery => {
      const met: Forged = { type: 'ReplacementObligationDischarged', data: { obligation: 'O-900', quantity, blocks: [block] } };
      return owed.append([{ ...transfer('GHA-H1', 'BUFFER', [block]), authority: 'participant:10473' }, met]);
    };
    expect(fills(UNITS.ndc.replace('-1-1000', '-1-100'), '100').findings()).toEqual([]);
    expectFound(fills(UNITS.mcu.replace('-1-1000', '-1-10'), '10'), 'replacement', 'R-72');
    expectFound(fills(UNITS.ndc.replace('-1-1000', '-1-101'), '101'), 'replacement', 'R-72');
  });

  it('finds frozen units taken', () => {
    const frozen: Forged = { type: 'UnitsFrozen', authority: 'administrator', data: { blocks: [OWN], reason: { code: 'other' } } };
    expectFound(reported.append([frozen]).append([confirmed(), gone(OWN), raised()]), 'reversals', 'R-70');
  });
});

describe('C15 reversals, of several components', () => {
  it('finds units of another component taken while the buffer has some of the one that was reversed', async () => {
    const story = await movements();
    await play(story, REMOVALS);
    await play(story, OTHER);
    await story.accept('report-reversal', reversal('RV-1', 'AER', '100'));
    const two = Forgery.of(actsOf(story.file));
    expect(two.append([confirmed(), gone(OWN)]).findings()).toEqual([]);
    const other = 'UN01-GHA-10474-2021-81-90';
    expectFound(two.append([confirmed(), gone(stored('2021', 8001, 8090), other)]), 'reversals', 'R-71');
  });
});

/** A second programme, with ten authorized units in the buffer. */
const OTHER = REMOVALS.map(([command, data]): (typeof REMOVALS)[number] => {
  const text = JSON.stringify(data)
    .replaceAll('10473', '10474')
    .replaceAll('CP-30', 'CP-4')
    .replaceAll('A-3', 'A-4')
    .replaceAll('STORED', 'OTHER')
    .replaceAll('SITE', 'SITE-4');
  return [command, JSON.parse(text) as object];
}).map((step): (typeof REMOVALS)[number] => {
  const [command, data] = step;
  if (command !== 'issue-units') return step;
  const line = { component: 'CP-4', vintage: '2021', quantity: '100', authorization: 'A-4' };
  return [command, { ...data, lines: [line], distribution: [{ account: 'GHA-H1', quantity: '80' }] }];
});
