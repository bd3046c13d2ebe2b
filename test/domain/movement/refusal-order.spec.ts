import { describe } from '@jest/globals';
import { abroad, issue, movements, UNITS } from '../../support/movements.js';
import { owes, ownUnits } from '../../support/obligations.js';
import { refusedInOrder, type Fault } from '../../support/precedence.js';
import { authorization, reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { play } from '../../support/world.js';
import { barred, kindClosed, tooManyLeave } from '../limits/given.js';
import { also, byBlock, byQuantity, LIMITED, manyBlocks, obstacles, type Movement } from './movement-order.js';

/** The registry of `movements`, in which ten units went to the adaptation share. */
const shared = async (): Promise<Scenario> => {
  const story = await movements();
  await story.accept('transfer-units', { from: 'GHA-H1', to: 'ADAPTATION-SHARE', units: { quantity: '10', kind: 'AER' } });
  return story;
};

const IMP_ONLY = 'UN01-GHA-10471-2024-11-20';

/** The registry of `obstacles`, in Switzerland, with units that are authorized for international mitigation only. */
const impOnly = async (): Promise<Scenario> => {
  const story = await obstacles(abroad, 'CHE-H1');
  const members = { purposes: ['IMP'], firstTransfer: { oimp: 'use-or-cancellation' } };
  await story.accept('authorize-units', authorization('A-IMP', 'GHA', '10471', members));
  await issue(story, '2024', '10', { authorization: 'A-IMP', account: 'CHE-H1' });
  return story;
};

/** The registry of `movements`, in which programme 10472 owes `quantity` units by O-41; GHA-H1 holds ten of those that it owes for. */
const owing = async (quantity: number): Promise<Scenario> => {
  const story = await movements();
  await play(story, owes(quantity, { distribution: [{ account: 'GHA-H1', quantity: '10' }] }));
  return story;
};
const OBLIGATION = 'O-41';

describe('transfer-units refuses in the order of its contract', () => {
  refusedInOrder(
    {
      command: 'transfer-units',
      ready: () => obstacles(),
      data: { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [LIMITED] } },
      faults: [...byBlock('CHE-IMP'), ...barred<Movement>(), kindClosed],
    },
    byQuantity('transfer-units', { from: 'GHA-H1', to: 'GHA-H2' }),
  );
});

describe('use-units refuses in the order of its contract', () => {
  const use = { from: 'CHE-H1', to: 'CHE-NDC', year: '2025' };
  refusedInOrder(
    {
      command: 'use-units',
      ready: impOnly,
      data: { ...use, units: { blocks: [LIMITED] } },
      faults: [
        ...byBlock('CHE-IMP', { from: 'CHE-H1' }),
        { refusal: 'purpose-not-authorized', wrong: also(IMP_ONLY) },
        { refusal: 'vintage-outside-period', wrong: (data) => ({ ...data, year: '2031' }) },
      ],
    },
    {
      command: 'use-units',
      ready: shared,
      data: { from: 'ADAPTATION-SHARE', to: 'CHE-NDC', ...{ year: '2025' }, units: { quantity: '10' } },
      faults: [
        { refusal: 'vintage-outside-period', wrong: (data) => ({ ...data, year: '2031' }) },
        ...barred<Movement>().slice(0, 1),
        kindClosed,
      ],
    },
    byQuantity('use-units', { from: 'CHE-H1', to: 'CHE-CER', ...{ year: '2018' } }),
  );
});

describe('cancel-units refuses in the order of its contract', () => {
  refusedInOrder(
    {
      command: 'cancel-units',
      ready: () => obstacles(),
      data: { from: 'GHA-H1', to: 'GHA-IMP', units: { blocks: [LIMITED] }, ...{ purpose: 'IMP' } },
      faults: [
        ...byBlock('GHA-OP', { party: 'GHA' }),
        { refusal: 'purpose-not-authorized', wrong: also(UNITS.ndc) },
        { refusal: 'unknown-obligation', wrong: (data) => ({ ...data, discharges: 'O-1' }) },
        ...tooManyLeave<Movement>(),
        kindClosed,
      ],
    },
    byQuantity('cancel-units', { from: 'GHA-H1', to: 'CANCELLATION-VOLUNTARY', ...{ purpose: 'voluntary' } }),
    {
      command: 'cancel-units',
      ready: () => obstacles(() => owing(100)),
      data: {
        ...{ from: 'GHA-H1', to: 'CANCELLATION-ADMINISTRATIVE', units: { blocks: [LIMITED] } },
        ...{ purpose: 'administrative', discharges: OBLIGATION },
      },
      faults: [
        { refusal: 'account-not-entitled', wrong: also(ownUnits(1, 1)) },
        { refusal: 'exceeds-obligation', wrong: also(UNITS.mcu) },
      ],
    },
    {
      command: 'cancel-units',
      ready: () => obstacles(() => owing(100)),
      data: {
        ...{ from: 'GHA-H1', to: 'CANCELLATION-ADMINISTRATIVE', units: { blocks: [LIMITED] } },
        ...{ purpose: 'administrative', discharges: OBLIGATION },
      },
      faults: [
        { refusal: 'account-not-entitled', wrong: (data) => ({ ...data, to: 'BUFFER' }) },
        { refusal: 'unknown-obligation', wrong: (data) => ({ ...data, discharges: 'O-1' }) },
        { refusal: 'exceeds-obligation', wrong: also(UNITS.mcu) },
      ],
    },
  );
});

describe('discharge-replacement-obligation refuses in the order of its contract', () => {
  type Discharge = Omit<Movement, 'to'> & { readonly obligation: string };
  const to = 'CANCELLATION-ADMINISTRATIVE';
  const unknown = { refusal: 'unknown-obligation', wrong: (data: Discharge) => ({ ...data, obligation: 'O-1' }) };
  const from = (refusal: string, account: string): Fault<Discharge> => ({ refusal, wrong: (data) => ({ ...data, from: account }) });
  const adding = (refusal: string, ...blocks: string[]): Fault<Discharge> => ({
    refusal,
    wrong: (data) => ({ ...data, units: { blocks: [...(data.units.blocks ?? []), ...blocks] } }),
  });
  const inTheWay = byBlock(to).flatMap(({ refusal, wrong }) =>
    wrong && /^units-|^double-use$|^unknown-units$/.test(refusal)
      ? [adding(refusal, ...(wrong({ from: '', to, units: {} }).units.blocks ?? []))]
      : [],
  );
  refusedInOrder<Discharge>(
    {
      command: 'discharge-replacement-obligation',
      ready: () => obstacles(() => owing(100)),
      data: { obligation: OBLIGATION, from: 'GHA-H1', units: { blocks: [LIMITED] } },
      faults: [
        unknown,
        from('unknown-account', 'NONE'),
        from('same-account', to),
        { refusal: 'account-not-active', given: (story) => story.accept('suspend-account', { account: 'GHA-H1', reason }) },
        ...inTheWay,
        adding('account-not-entitled', ownUnits(1, 1)),
        adding('exceeds-obligation', UNITS.mcu),
      ],
    },
    {
      command: 'discharge-replacement-obligation',
      ready: () => manyBlocks('GHA-H1', () => owing(1_000)),
      data: { obligation: OBLIGATION, from: 'GHA-H1', units: { quantity: '1000', vintage: '2018' } },
      faults: [
        unknown,
        from('double-use', 'CANCELLATION-VOLUNTARY'),
        { refusal: 'insufficient-units', wrong: (data) => ({ ...data, units: { ...data.units, authorization: 'A-NDC' } }) },
        { refusal: 'too-many-blocks', wrong: (data) => ({ ...data, units: { ...data.units, quantity: '1001' } }) },
        {
          refusal: 'exceeds-obligation',
          given: (story) =>
            story.accept('discharge-replacement-obligation', {
              obligation: OBLIGATION,
              from: 'GHA-H1',
              units: { quantity: '1', kind: 'MCU' },
            }),
        },
      ],
    },
  );
});
