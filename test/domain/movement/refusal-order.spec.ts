import { describe } from '@jest/globals';
import { abroad, issue, UNITS } from '../../support/movements.js';
import { refusedInOrder } from '../../support/precedence.js';
import { authorization } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { also, byBlock, byQuantity, LIMITED, obstacles } from './movement-order.js';

const IMP_ONLY = 'UN01-GHA-10471-2024-11-20';

/** The registry of `obstacles`, in Switzerland, with units that are authorized for international mitigation only. */
const impOnly = async (): Promise<Scenario> => {
  const story = await obstacles(abroad, 'CHE-H1');
  const members = { purposes: ['IMP'], firstTransfer: { oimp: 'use-or-cancellation' } };
  await story.accept('authorize-units', authorization('A-IMP', 'GHA', '10471', members));
  await issue(story, '2024', '10', { authorization: 'A-IMP', account: 'CHE-H1' });
  return story;
};

describe('transfer-units refuses in the order of its contract', () => {
  refusedInOrder(
    {
      command: 'transfer-units',
      ready: () => obstacles(),
      data: { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [LIMITED] } },
      faults: byBlock('CHE-IMP'),
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
      ],
    },
    byQuantity('cancel-units', { from: 'GHA-H1', to: 'CANCELLATION-VOLUNTARY', ...{ purpose: 'voluntary' } }),
  );
});
