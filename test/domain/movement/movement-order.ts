import type { Ladder } from '../../support/precedence.js';
import type { Scenario } from '../../support/scenario.js';
import { issue, movements } from '../../support/movements.js';
import { authorization, balanceRow, reason } from '../../support/samples.js';

/** A movement by block or by quantity. */
export interface Movement {
  readonly from: string;
  readonly to: string;
  readonly units: {
    readonly blocks?: readonly string[];
    readonly quantity?: string;
    readonly vintage?: string;
    readonly authorization?: string;
  };
}

type Walk = Ladder<Movement>;

/** Each unit has something in its way: spent, in another account, frozen, reserved; the last two lack nothing. */
const SPENT = 'UN01-GHA-10471-2022-1-100';
const ELSEWHERE = 'UN01-GHA-10471-2022-101-200';
const FROZEN = 'UN01-GHA-10471-2022-201-300';
const RESERVED = 'UN01-GHA-10471-2022-301-400';
const NEVER = 'UN01-GHA-10471-2022-1001-1001';
/** Issued under an authorization for every purpose that ends on 30 June 2026. */
export const LIMITED = 'UN01-GHA-10471-2024-1-10';

const firstUse = { firstTransfer: { oimp: 'use-or-cancellation' } };

/** The registry of `movements`, with these units. */
export const obstacles = async (ready: () => Promise<Scenario> = movements, from = 'GHA-H1'): Promise<Scenario> => {
  const story = await ready();
  const limits = { purposes: ['NDC', 'IMP', 'OP'], usedUntil: '2026-06-30', ...firstUse };
  await story.accept('authorize-units', authorization('A-LIMITED', 'GHA', '10471', limits));
  await issue(story, '2024', '10', { authorization: 'A-LIMITED', account: from });
  const spend = { from, to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative', units: { blocks: [SPENT] } };
  await story.accept('cancel-units', spend);
  await story.accept('transfer-units', { from, to: 'GHA-H2', units: { blocks: [ELSEWHERE] } });
  await story.accept('freeze-units', { blocks: [FROZEN], reason });
  const data = { from, to: 'GHA-H2', units: { blocks: [RESERVED] } };
  await story.accept('propose', { proposal: 'P-1', command: 'transfer-units', data, expires: '2026-12-31T00:00:00Z' });
  return story;
};

/** Also moves this block. */
export const also =
  (block: string) =>
  (data: Movement): Movement => ({ ...data, units: { blocks: [...(data.units.blocks ?? []), block] } });

/** What any movement of blocks to an account of `party` refuses, in order; `entitled` is an account that it doesn't reach. */
export const byBlock = (entitled: string, { party = 'CHE', from = 'GHA-H1' } = {}): Walk['faults'] => [
  { refusal: 'unknown-account', wrong: (data) => ({ ...data, from: 'NONE' }) },
  { refusal: 'same-account', wrong: (data) => ({ ...data, to: data.from }) },
  { refusal: 'account-not-active', given: (story) => story.accept('suspend-account', { account: from, reason }) },
  { refusal: 'unknown-units', wrong: also(NEVER) },
  { refusal: 'double-use', wrong: also(SPENT) },
  { refusal: 'units-not-held', wrong: also(ELSEWHERE) },
  { refusal: 'units-frozen', wrong: also(FROZEN) },
  { refusal: 'units-reserved', wrong: also(RESERVED) },
  { refusal: 'account-not-entitled', wrong: (data) => ({ ...data, to: entitled }) },
  {
    refusal: 'party-not-participating',
    given: (story) => story.accept('update-party', { party, participating: false, reason }),
  },
  { refusal: 'authorization-not-in-force', given: (story) => Promise.resolve(story.at('2026-07-01T00:00:00.000Z')) },
];

/** A holding of 1,001 blocks of CERs of 2018. */
export const manyBlocks = async (account: string, ready: () => Promise<Scenario> = movements): Promise<Scenario> => {
  const story = await ready();
  const rows = Array.from({ length: 1_001 }, (_, i) => balanceRow('1', String(1_000 + i), { vintage: '2018' }));
  await story.accept('import-opening-balance', { import: 'IM-2', account, kind: 'CER', controlTotal: '1001', rows });
  return story;
};

/** Both accounts that units are taken from below. */
const suspendSenders = async (story: Scenario, from: string): Promise<void> => {
  for (const account of [from, 'CANCELLATION-ADMINISTRATIVE']) await story.accept('suspend-account', { account, reason });
};

/** What a movement by quantity refuses, in order: the CERs of 2018, but for one, in a way that is allowed for CERs. */
export const byQuantity = (command: string, data: Omit<Movement, 'units'>): Walk => ({
  command,
  ready: () => manyBlocks(data.from),
  data: { ...data, units: { quantity: '1000', vintage: '2018' } },
  faults: [
    { refusal: 'unknown-account', wrong: (moved) => ({ ...moved, from: 'NONE' }) },
    { refusal: 'same-account', wrong: (moved) => ({ ...moved, to: moved.from }) },
    { refusal: 'account-not-active', given: (story) => suspendSenders(story, data.from) },
    { refusal: 'double-use', wrong: (moved) => ({ ...moved, from: 'CANCELLATION-ADMINISTRATIVE' }) },
    { refusal: 'insufficient-units', wrong: (moved) => ({ ...moved, units: { ...moved.units, authorization: 'A-NDC' } }) },
    { refusal: 'too-many-blocks', wrong: (moved) => ({ ...moved, units: { ...moved.units, quantity: '1001' } }) },
    { refusal: 'account-not-entitled', wrong: (moved) => ({ ...moved, to: 'BUFFER' }) },
  ],
});
