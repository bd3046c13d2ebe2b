import { describe, expect, it } from '@jest/globals';
import { SETTING } from '../simulation/setting.js';
import { play } from '../support/world.js';
import { accept, ask, everyNodeReplays, said, start, type Node } from './node.js';
import { party } from '../support/samples.js';

const BLOCK = 'UN01-GHA-10471-2025-1-930';

/** A node with 930 units in GHA-H1. */
const withUnits = async (): Promise<Node> => {
  const node = await start();
  await play({ accept: (name, data) => accept(node, name, data) }, SETTING);
  return node;
};

describe('what waits is decided on the book as it is then', () => {
  everyNodeReplays();

  it('the same units are spent once, however many ask for them at once', async () => {
    const node = await withUnits();
    const spend = { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [BLOCK] } };
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(node, 'transfer-units', spend)));
    expect(answers.map(said)).toEqual(['accepted', ...Array<string>(49).fill('units-not-held')]);
    expect(node.ledger.book.units.heldBy('CHE-H1').quantity).toBe(930n);
  });

  it('a role revoked meanwhile gives no authority, whether in the same batch or while an append was awaited', async () => {
    const node = await withUnits();
    const [role, register] = [
      { actor: 'ada', role: 'administrator' },
      { ...party('GHA'), party: 'NOR' },
    ];
    await accept(node, 'grant-role', role);
    const together = [ask(node, 'revoke-role', role), ask(node, 'register-party', register, { actor: 'ada' })];
    expect((await Promise.all(together)).map(said)).toEqual(['accepted', 'forbidden']);

    await accept(node, 'grant-role', role);
    const open = node.store.shut();
    const revoked = ask(node, 'revoke-role', role);
    await new Promise((go) => setTimeout(go, 20));
    const behind = ask(node, 'register-party', register, { actor: 'ada' });
    open();
    expect((await Promise.all([revoked, behind])).map(said)).toEqual(['accepted', 'forbidden']);
    expect(node.ledger.book.parties.has('NOR')).toBe(false);
  });

  it('20,000 wait at most: one more is turned away as unavailable, and all the others are answered', async () => {
    const node = await withUnits();
    const open = node.store.shut();
    const first = ask(node, 'register-party', { ...party('GHA'), party: 'NOR' });
    await new Promise((go) => setTimeout(go, 20));
    const spend = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1' } };
    const waiting = Array.from({ length: 20_000 }, () => ask(node, 'transfer-units', spend, { dryRun: true }));
    expect(said(await ask(node, 'transfer-units', spend))).toBe('unavailable');
    open();
    expect(said(await first)).toBe('accepted');
    expect(new Set((await Promise.all(waiting)).map(said))).toEqual(new Set(['accepted']));
  });

  it('a fault of the program in one command is that of its caller alone', async () => {
    const node = await withUnits();
    const spend = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1' } };
    const broken = { ...spend, units: null };
    const fault = node.ledger.execute({ name: 'transfer-units', data: broken, actor: 'dev', key: undefined, hash: 'h'.repeat(43) });
    const answers = await Promise.allSettled([ask(node, 'transfer-units', spend), fault, ask(node, 'transfer-units', spend)]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(node.ledger.book.units.heldBy('CHE-H1').quantity).toBe(2n);
  });
});
