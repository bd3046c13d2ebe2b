import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../src/domain/message/message.js';
import { CorrespondingAdjustmentApplied } from '../../src/domain/adjustment/corresponding-adjustment-applied.js';
import { ISSUED_COLUMNS } from '../../src/domain/issuance/new-blocks.js';
import { UnitsIssued } from '../../src/domain/issuance/units-issued.js';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredAct } from '../../src/event-store/event-store.js';
import { Judge } from '../../src/node/check/judge.js';
import { foreignChecks } from '../../src/node/foreign-acts.js';
import { decoded } from '../../src/ledger/fold.js';
import { seal } from '../../src/ledger/seal.js';
import { story } from '../checker/story.js';
import { catalogue } from '../support/scenario.js';
import { ask, everyNodeReplays, said, start, temporaryDirectory, type Node } from './node.js';
import { party } from '../support/samples.js';

const AT = '2026-06-01T00:00:00.000Z';

/** The events of a rich book, in a file of its own. */
const recorded = async (): Promise<string> => {
  const path = join(temporaryDirectory(), 'UN01.sqlite');
  const [from, to] = [(await story()).file, new EventFile(path)];
  await to.append('none', from.read(0n, Number(from.size)));
  await to.close();
  return path;
};

/** A node that looks at what others wrote: `story` is on its file. */
const node = async (path: string, settings: object = {}): Promise<Node> =>
  start({ path, writing: false, foreign: foreignChecks(new Judge('UN01'), catalogue()), realTime: true, ...settings });

/** An event of the story, as somebody writes it again at the end of the stream: well-formed, its id the hash of its bytes. */
const forged = ({ file }: Node, kind: new () => DomainEvent, members: object): StoredAct => {
  const known = catalogue();
  const events = file.read(0n, Number(file.size)).map((stored) => decoded(known, stored).event);
  const event = Object.assign(
    new kind(),
    events.find((one) => one instanceof kind),
    members,
  );
  const meta = { registry: 'UN01', actor: 'dev', approver: null, authority: 'supervisor', at: AT, command: null, commandHash: null };
  return seal([event], file.size, meta).map(({ stored }) => stored);
};

const arrives = async (at: Node, act: StoredAct): Promise<void> => {
  await at.file.append(at.file.size - 1n, act);
};

const WRONG: readonly [string, new () => DomainEvent, object, RegExp][] = [
  [
    'whose data has another form',
    CorrespondingAdjustmentApplied,
    { quantity: '-5' },
    /the law known-events \(R-12, R-53\) is broken at revision \d+: expected CorrespondingAdjustmentApplied of its form/,
  ],
  [
    'that adjusts for nothing that happened',
    CorrespondingAdjustmentApplied,
    {},
    /the law \S+ \(R-\d\d[^)]*\) is broken at revision \d+: expected/,
  ],
  [
    'whose levies are on top of what it issues',
    UnitsIssued,
    { issuance: 'I-9', gross: '1', distributed: [], firstTransferred: [] },
    /is not what a ledger writes/,
  ],
];

describe('an act that another appended', () => {
  everyNodeReplays();

  it.each(WRONG)('%s stops the node and is named; nothing is decided any more', async (_, kind, members, says) => {
    const path = await recorded();
    const one = await node(path);
    const act = forged(one, kind, members);
    const size = one.file.size;
    await arrives(one, act);
    expect(said(await ask(one, 'register-party', party('NOR')))).toBe('unavailable');
    expect(one.stopped.map(String)).toEqual([expect.stringMatching(says)]);
    expect(String(one.stopped[0])).toContain(`UN01: the act at revision ${size} (event ${act[0]?.id})`);
    expect(one.file.size).toBe(size + 1n);
    await expect(node(path)).rejects.toThrow(says);
  });

  it('is folded where it is lawful, and the node goes on', async () => {
    const one = await node(await recorded());
    const other = await node(await recorded(), { name: 'node-2' });
    expect(said(await ask(other, 'register-party', party('NOR'), { key: 'key-of-its-own' }))).toBe('accepted');
    const size = one.file.size;
    await one.file.append(size - 1n, other.file.read(size, 10));
    expect(one.stopped).toEqual([]);
    expect(one.ledger.revision).toBe(other.ledger.revision);
  });

  it('and those of its own are judged in one row, each of them once', async () => {
    const judge = new Judge('UN01');
    const one = await node(await recorded(), { foreign: foreignChecks(judge, catalogue()) });
    const other = await node(await recorded(), { name: 'node-2' });
    expect(said(await ask(one, 'register-party', party('NOR'), { key: 'key-of-one' }))).toBe('accepted');
    expect(judge.state).toMatchObject({ revision: String(one.ledger.revision), holds: true });
    const size = one.file.size;
    for (let next = other.file.size; next < size; next += 1n) await other.file.append(next - 1n, one.file.read(next, 1));
    expect(said(await ask(other, 'register-party', party('SWE'), { key: 'key-of-other' }))).toBe('accepted');
    await one.file.append(size - 1n, other.file.read(size, 10));
    expect(one.stopped).toEqual([]);
    // An act that is judged twice, or not at all, is out of its place: the law known-events would say so.
    expect(judge.state).toMatchObject({ revision: String(one.file.size - 1n), holds: true, broken: null });
  });

  it('is in no snapshot of a book that the node accepts: none beyond its head, and none at all once a forgery was found', async () => {
    const one = await node(await recorded());
    const { revision } = one.ledger;
    expect([one.ledger.accepts(revision), one.ledger.accepts(revision + 1n)]).toEqual([true, false]);
    await arrives(one, forged(one, UnitsIssued, { issuance: 'I-9', gross: '1', distributed: [], firstTransferred: [] }));
    expect(one.stopped).toHaveLength(1);
    expect(one.ledger.accepts(revision)).toBe(false);
  });

  it('that issues more than was verified and authorized stops a writer and a follower before it happens to their books', async () => {
    for (const settings of [{}, { standby: true }]) {
      const one = await node(await recorded(), settings);
      const { revision } = one.ledger;
      const lines = { columns: ISSUED_COLUMNS, rows: [['CP-1', '2025', 'AER', 'A-1', null, null, '1001', '10000', '0', '0', '0']] };
      await arrives(one, forged(one, UnitsIssued, { issuance: 'I-9', gross: '10000', distributed: [], firstTransferred: [], lines }));
      expect(one.stopped.map(String)).toEqual([expect.stringMatching(/the law \S+ \([^)]*\) is broken/)]);
      expect(one.ledger.revision).toBe(revision);
      expect(one.ledger.book.issuances.has('I-9')).toBe(false);
    }
  });
});
