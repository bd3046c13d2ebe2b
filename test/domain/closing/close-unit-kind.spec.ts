import { describe, expect, it } from '@jest/globals';
import { Book } from '../../../src/domain/book/book.js';
import { closeUnitKind } from '../../../src/domain/closing/examples.js';
import { sha256 } from '../../../src/ledger/hashes.js';
import { expectLaws } from '../../support/check-laws.js';
import { CERS, movements, strict, PARTIES_AND_ACCOUNTS } from '../../support/movements.js';
import { refusedInOrder } from '../../support/precedence.js';
import { balanceRow, programme, reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { by, play } from '../../support/world.js';
import { manyBlocks } from '../movement/movement-order.js';

const close = (members: object = {}): object => ({ ...closeUnitKind, ...members });

/** Type and figures of each event after `revision`, act by act, once nothing is under way any more. */
const actsAfter = async (story: Scenario, revision: bigint): Promise<{ types: string; command: string | null; actor: string }[]> => {
  await story.ledger.settled();
  const events = story.file
    .read(revision + 1n, Number(story.file.size))
    .map(({ body }) => JSON.parse(body) as { type: string; part: string; command: string | null; actor: string });
  return events.flatMap(({ part, command, actor }, i) => {
    if (part !== '1') return [];
    const rest = events.slice(i + 1);
    const end = rest.findIndex((other) => other.part === '1');
    const types = events.slice(i, end < 0 ? undefined : i + 1 + end).map(({ type }) => type);
    return [{ types: types.join(' '), command, actor }];
  });
};

describe('close-unit-kind', () => {
  describe('refuses', () => {
    refusedInOrder({
      command: 'close-unit-kind',
      ready: movements,
      data: close({ notBefore: '2026-06-01' }),
      faults: [
        { refusal: 'not-before', wrong: (data) => ({ ...data, notBefore: '2026-06-02' }) },
        { refusal: 'kind-closed', given: (story) => story.accept('close-unit-kind', close({ closing: 'EARLIER' })) },
      ],
    });
  });

  it('cancels all of the kind in one act where that is one lot, and adjusts nothing', async () => {
    const story = await movements();

    const { events } = await story.accept('close-unit-kind', close());

    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['UnitKindClosing', close()],
      [
        'UnitsCancelled',
        {
          ...{ from: 'GHA-H1', to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative', blocks: [CERS], firstTransferred: [] },
          ...{ beneficiary: null, document: null, discharges: null },
        },
      ],
      ['UnitKindClosed', { closing: 'CDM-END', kind: 'CER', blocks: '1', quantity: '500', stayed: [] }],
    ]);
    expectLaws(story);
  });

  it('goes on lot by lot in the name of who closed, one cancellation an account, each lot under its own name', async () => {
    const story = await manyBlocks('GHA-H1');
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '3', vintage: '2018' } });
    await story.accept('suspend-account', { account: 'CHE-H1', reason });
    const before = story.ledger.revision;

    await story.accept('close-unit-kind', close());

    const [first, second, ...others] = await actsAfter(story, before);
    expect([first?.types, second?.types, others]).toEqual([
      'UnitKindClosing UnitsCancelled UnitsCancelled',
      'UnitsCancelled UnitKindClosed',
      [],
    ]);
    expect(second).toMatchObject({ command: sha256('closing:CDM-END:2'), actor: 'dev' });
    expect(story.book.closings.get('CDM-END')).toMatchObject({ blocks: 1_002n, quantity: 1_501n, stayed: [] });
    expect(story.holding('CANCELLATION-ADMINISTRATIVE')).toBe(1_501n);
    expectLaws(story);
  });

  it('leaves what is frozen or reserved, which is cancelled administratively and in no other way', async () => {
    const story = await movements();
    const [frozen, reserved] = [CERS.replace('-1-500', '-1-20'), CERS.replace('-1-500', '-21-30')];
    await story.accept('freeze-units', { blocks: [frozen], reason });
    const data = { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [reserved] } };
    const { events } = await story.accept('propose', { proposal: 'P-1', command: 'transfer-units', data });
    const hash = (events[0]?.data as { hash: string }).hash;

    await story.accept('close-unit-kind', close());

    expect(story.book.closings.get('CDM-END')).toMatchObject({ quantity: 470n, stayed: [frozen, reserved] });
    expect((await story.give('approve', { proposal: 'P-1', hash }, { actor: 'dev-two' })).refusal).toBe('kind-closed');
    await story.accept('unfreeze-units', { blocks: [frozen], reason });
    const left = { from: 'GHA-H1', units: { blocks: [frozen] } };
    expect((await story.give('transfer-units', { ...left, to: 'GHA-H2' })).refusal).toBe('kind-closed');
    const gone = { ...left, to: 'CANCELLATION-VOLUNTARY', purpose: 'voluntary' };
    expect((await story.give('cancel-units', gone)).refusal).toBe('kind-closed');
    await story.accept('cancel-units', { ...left, to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative' });
    expectLaws(story);
  });

  it('nothing of a closed kind comes in or is moved back', async () => {
    const story = await movements();
    const { events } = await story.accept('transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [CERS] } });
    story.book.begin();
    story.book.closedKinds.set('CER', { closing: 'CDM-END' });
    story.book.commit();

    expect((await story.give('correct-transfer', { transfer: events[0]?.revision ?? '', reason })).refusal).toBe('kind-closed');
    const rows = [balanceRow('5', '9000')];
    const imported = { import: 'IM-9', account: 'GHA-H1', kind: 'CER', controlTotal: '5', rows };
    expect((await story.give('import-opening-balance', imported)).refusal).toBe('kind-closed');
  });

  it('is two persons’ in a registry that is no trial, whatever its policy lists; the lots are in both names', async () => {
    const story = await strict();
    await play(story, by('alice', PARTIES_AND_ACCOUNTS.slice(0, 7)));
    await story.accept('grant-role', { actor: 'sue', role: 'supervisor' }, { actor: 'alice' });
    await story.accept('register-programme', programme('10471'), { actor: 'sue' });
    const rows = Array.from({ length: 1_001 }, (_, i) => balanceRow('1', String(1_000 + i), { vintage: '2018' }));
    const imported = { import: 'IM-1', account: 'GHA-H1', kind: 'CER', controlTotal: '1001', rows };
    await story.accept('import-opening-balance', imported, { actor: 'alice' });
    expect((await story.give('close-unit-kind', close(), { actor: 'alice' })).refusal).toBe('approval-required');

    const { events } = await story.accept('propose', { proposal: 'P-1', command: 'close-unit-kind', data: close() }, { actor: 'alice' });
    const { hash } = events[0]?.data as { hash: string };
    await story.accept('approve', { proposal: 'P-1', hash }, { actor: 'adam' });

    await story.ledger.settled();
    expect(story.book.closings.get('CDM-END')).toMatchObject({ actor: 'alice', approver: 'adam', blocks: 1_001n });
    const [last] = story.file.read(story.ledger.revision, 1).map(({ body }) => JSON.parse(body) as object);
    expect(last).toMatchObject({ type: 'UnitKindClosed', actor: 'alice', authority: 'administrator', approver: 'adam' });
    expectLaws(story);
  });

  it('what a batch that was not written cancelled is cancelled again', () => {
    const book = new Book('UN01');
    const row = {
      closing: 'C',
      kind: 'CER',
      notBefore: '2026-01-01',
      reason: { code: 'policy' },
      actor: 'a',
      authority: 'administrator',
    } as const;
    book.closings.set('C', { ...row, approver: null, blocks: 0n, quantity: 0n, stayed: [], closed: null, since: 1n });
    book.begin();
    book.closings.update('C', { blocks: 1_000n });
    book.rollback();

    expect(book.closings.get('C')?.blocks).toBe(0n);
  });
});
