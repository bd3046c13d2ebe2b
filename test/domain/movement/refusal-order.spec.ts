import { describe } from '@jest/globals';
import { issue, UNITS } from '../../support/movements.js';
import { refusedInOrder } from '../../support/precedence.js';
import { authorization } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { also, byBlock, byQuantity, LIMITED, obstacles } from './movement-order.js';

const IMP_ONLY = 'UN01-GHA-10471-2024-11-20';

/** The registry of `obstacles` with units that are authorized for international mitigation only. */
const impOnly = async (): Promise<Scenario> => {
  const story = await obstacles();
  const members = { purposes: ['IMP'], firstTransfer: { oimp: 'use-or-cancellation' } };
  await story.accept('authorize-units', authorization('A-IMP', 'GHA', '10471', members));
  await issue(story, '2024', '10', { authorization: 'A-IMP' });
  return story;
};

describe('transfer-units refuses in the order of its contract', () => {
  refusedInOrder(
    {
      command: 'transfer-units',
      ready: obstacles,
      data: { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [LIMITED] } },
      faults: byBlock('CHE-IMP'),
    },
    byQuantity('transfer-units', { from: 'GHA-H1', to: 'GHA-H2' }),
  );
});

describe('use-units refuses in the order of its contract', () => {
  const use = { from: 'GHA-H1', to: 'CHE-NDC', year: '2025' };
  refusedInOrder(
    {
      command: 'use-units',
      ready: impOnly,
      data: { ...use, units: { blocks: [LIMITED] } },
      faults: [
        ...byBlock('CHE-IMP'),
        { refusal: 'purpose-not-authorized', wrong: also(IMP_ONLY) },
        { refusal: 'vintage-outside-period', wrong: (data) => ({ ...data, year: '2031' }) },
      ],
    },
    byQuantity('use-units', { from: 'GHA-H1', to: 'CHE-CER', ...{ year: '2018' } }),
  );
});

describe('cancel-units refuses in the order of its contract', () => {
  const [unknown, ...others] = byBlock('CHE-OP');
  if (!unknown) throw new Error('a movement refuses nothing');
  refusedInOrder(
    {
      command: 'cancel-units',
      ready: obstacles,
      data: { from: 'GHA-H1', to: 'CHE-IMP', units: { blocks: [LIMITED] }, ...{ purpose: 'IMP' } },
      faults: [
        unknown,
        { refusal: 'unknown-obligation', wrong: (data) => ({ ...data, discharges: 'O-1' }) },
        ...others,
        { refusal: 'purpose-not-authorized', wrong: also(UNITS.ndc) },
      ],
    },
    byQuantity('cancel-units', { from: 'GHA-H1', to: 'CANCELLATION-VOLUNTARY', ...{ purpose: 'voluntary' } }),
  );
});
