import { expect, it } from '@jest/globals';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { movements, UNITS } from '../../support/movements.js';
import { findings, lastRevision } from '../../support/outcome.js';
import { balanceRow } from '../../support/samples.js';

/** A movement that the registry of `movements` allows for its AERs of 2021, and one for CERs. */
interface Movement {
  /** The registry, where it isn't `movements`: units stand in `data.from`. */
  readonly ready?: () => Promise<Scenario>;
  readonly command: string;
  readonly data: { readonly from: string; readonly to: string };
  readonly cers: object;
}

const SPENT = 'UN01-GHA-10471-2022-1-100';
const ELSEWHERE = 'UN01-GHA-10471-2022-101-200';
const FROZEN = 'UN01-GHA-10471-2022-201-300';
const RESERVED = 'UN01-GHA-10471-2022-301-400';
const NEVER = 'UN01-GHA-10471-2022-1001-1001';
const reason = { code: 'other' };

/** Each unit has something in its way: spent, in another account, frozen, or reserved. Tells the revisions that did it. */
const obstacles = async (story: Scenario, from: string): Promise<{ spent: bigint; moved: bigint; proposed: bigint }> => {
  const spend = { from, to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative', units: { blocks: [SPENT] } };
  const spent = lastRevision(await story.accept('cancel-units', spend));
  const moved = lastRevision(await story.accept('transfer-units', { from, to: 'GHA-H2', units: { blocks: [ELSEWHERE] } }));
  await story.accept('freeze-units', { blocks: [FROZEN], reason });
  const data = { from, to: 'GHA-H2', units: { blocks: [RESERVED] } };
  const proposed = lastRevision(await story.accept('propose', { proposal: 'P-1', command: 'transfer-units', data }));
  return { spent, moved, proposed };
};

/** What transfer-units, use-units and cancel-units refuse alike, in the order of the contract up to `too-many-blocks`. */
export const everyMovementRefuses = ({ command, data, cers, ready = movements }: Movement): void => {
  const move = (story: Scenario, members: object): Promise<Outcome> => story.give(command, { ...data, ...members });
  const moveBlocks = (story: Scenario, ...blocks: string[]): Promise<Outcome> => move(story, { units: { blocks } });

  it('names accounts that are there, said before that they are the same', async () => {
    const story = await ready();
    const units = { blocks: [UNITS.ndc] };
    expect((await move(story, { from: 'NONE', to: 'NONE', units })).refusal).toBe('unknown-account');
    expect((await move(story, { to: 'NONE', units })).refusal).toBe('unknown-account');
    expect((await move(story, { units })).refusal).toBeNull();
  });

  it('is between two accounts, said before that one is not active', async () => {
    const story = await ready();
    await story.accept('suspend-account', { account: data.from, reason });
    expect((await move(story, { to: data.from, units: { blocks: [UNITS.ndc] } })).refusal).toBe('same-account');
  });

  it('is between active accounts, said before what the units are (R-09)', async () => {
    const story = await ready();
    await story.accept('suspend-account', { account: data.from, reason });
    const unknown = await moveBlocks(story, NEVER);
    expect(unknown).toMatchObject({ refusal: 'account-not-active', names: { account: data.from } });
    await story.accept('reinstate-account', { account: data.from, reason });
    expect((await moveBlocks(story, UNITS.ndc)).refusal).toBeNull();
  });

  it('walks unknown, spent, not held, frozen, reserved: the first that applies to any unit is the answer', async () => {
    const story = await ready();
    const { spent, moved, proposed } = await obstacles(story, data.from);
    expect((await moveBlocks(story, SPENT, RESERVED, NEVER)).refusal).toBe('unknown-units');
    const doubleUse = { refusal: 'double-use', names: { blocks: [SPENT], conflictsWith: spent } };
    expect(await moveBlocks(story, RESERVED, FROZEN, ELSEWHERE, SPENT)).toMatchObject(doubleUse);
    const notHeld = { refusal: 'units-not-held', names: { blocks: [ELSEWHERE], conflictsWith: moved } };
    expect(await moveBlocks(story, RESERVED, FROZEN, ELSEWHERE)).toMatchObject(notHeld);
    expect(await moveBlocks(story, RESERVED, FROZEN)).toMatchObject({ refusal: 'units-frozen', names: { blocks: [FROZEN] } });
    const reserved = { refusal: 'units-reserved', names: { blocks: [RESERVED], conflictsWith: proposed } };
    expect(await moveBlocks(story, UNITS.ndc, RESERVED)).toMatchObject(reserved);
    expect((await moveBlocks(story, UNITS.ndc)).refusal).toBeNull();
  });

  it('names only the part of a block that is in the way', async () => {
    const story = await ready();
    await obstacles(story, data.from);
    const one = 'UN01-GHA-10471-2022-100-100';
    expect(await moveBlocks(story, 'UN01-GHA-10471-2022-100-120')).toMatchObject({ refusal: 'double-use', names: { blocks: [one] } });
  });

  it('takes nothing out of an account whose units are used or cancelled (R-07)', async () => {
    const story = await ready();
    await obstacles(story, data.from);
    const from = 'CANCELLATION-ADMINISTRATIVE';
    expect((await move(story, { from, to: 'GHA-H2', units: { blocks: [SPENT] } })).refusal).toBe('double-use');
    expect((await move(story, { from, to: 'GHA-H2', units: { quantity: '1' } })).refusal).toBe('double-use');
    expect((await move(story, { from, to: 'GHA-H2', units: { blocks: [UNITS.ndc] } })).refusal).toBe('double-use');
  });

  it('by quantity takes only what the account holds of such units, free to move (R-05)', async () => {
    const story = await ready();
    await obstacles(story, data.from);
    const refused = { refusal: 'insufficient-units', names: { account: data.from } };
    const names = { ...refused.names, available: '600' };
    expect(await move(story, { units: { quantity: '601', vintage: '2022' } })).toMatchObject({ ...refused, names });
    expect(await move(story, { units: { quantity: '1', vintage: '2024' } })).toMatchObject(refused);
    expect(await move(story, { units: { quantity: '1001', authorization: 'A-NDC' } })).toMatchObject(refused);
    expect((await move(story, { units: { quantity: '1000', authorization: 'A-NDC' } })).refusal).toBeNull();
  });

  it('by quantity touches at most 1,000 blocks, said after that there are too few units', async () => {
    const story = await ready();
    const rows = Array.from({ length: 1_001 }, (_, i) => balanceRow('1', String(1_000 + i), { vintage: '2018' }));
    await story.accept('import-opening-balance', { import: 'IM-2', account: data.from, kind: 'CER', controlTotal: '1001', rows });
    const units = (quantity: string): object => ({ ...cers, units: { quantity, vintage: '2018' } });
    expect((await move(story, units('1002'))).refusal).toBe('insufficient-units');
    expect((await move(story, { ...units('1001'), to: 'BUFFER' })).refusal).toBe('too-many-blocks');
    expect((await move(story, units('1000'))).refusal).toBeNull();
  });

  it.each([
    ['neither blocks nor a quantity', {}, [['/units', 'units-form']]],
    ['both blocks and a quantity', { blocks: [SPENT], quantity: '1' }, [['/units', 'units-form']]],
    [
      'a filter beside blocks',
      { blocks: [SPENT], vintage: '2022', kind: 'AER' },
      [
        ['/units/vintage', 'unknown-field'],
        ['/units/kind', 'unknown-field'],
      ],
    ],
    ['a unit twice', { blocks: [SPENT, ELSEWHERE, SPENT] }, [['/units/blocks/2', 'serial-overlap']]],
    ['a block that runs backwards', { blocks: ['UN01-GHA-10471-2022-2-1'] }, [['/units/blocks/0', 'serial-range-reversed']]],
    ['a number for a quantity', { quantity: 5 }, [['/units/quantity', 'quantity-must-be-string']]],
    ['no units', { quantity: '0' }, [['/units/quantity', 'quantity-not-positive']]],
    ['10^15 units', { quantity: '1000000000000000' }, [['/units/quantity', 'quantity-too-large']]],
    ['a fraction of units', { quantity: '1.5' }, [['/units/quantity', 'quantity-format']]],
  ])('can never name %s', async (_, units, expected) => {
    expect(findings(await move(await ready(), { units }))).toEqual(expected);
  });

  it('names at most 1,000 blocks', async () => {
    const blocks = Array.from({ length: 1_001 }, (_, i) => `UN01-GHA-10471-2021-${i + 1}-${i + 1}`);
    expect((await moveBlocks(await ready(), ...blocks)).refusal).toBe('too-large');
  });
};
