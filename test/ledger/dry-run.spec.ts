import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { commandHash } from '../../src/ledger/hashes.js';
import type { Answer, Request } from '../../src/ledger/request.js';
import { envelopeOf } from '../../src/ledger/seal.js';
import { digest } from '../support/book-digest.js';
import { catalogue, type Scenario } from '../support/scenario.js';
import { ask as askNode, done, everyNodeReplays, opened, said, start, temporaryDirectory } from './node.js';
import { fourEyes, hashOf, propose } from '../support/four-eyes.js';
import { party } from '../support/samples.js';
import { abroad, movements, UNITS } from '../support/movements.js';
import { lastRevision } from '../support/outcome.js';
import { everyStoryReplays } from '../support/replay.js';

const ask = async (story: Scenario, name: string, data: object, options: Partial<Request> = {}): Promise<Answer> => {
  const hash = commandHash(name, data);
  return story.ledger.execute({ name, data: catalogue().read(name, data), actor: 'dev', key: undefined, hash, ...options });
};
const dryRun = { dryRun: true };
const reason = { code: 'other' };

describe('a dry run of a movement', () => {
  everyStoryReplays();

  it('tells what the act would do to balances and adjustments, and does not do it', async () => {
    const story = await abroad();
    const before = [digest(story.book), story.file.root()];
    const data = { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { quantity: '300', vintage: '2021' } };
    const { act, consequences } = done(await ask(story, 'use-units', data, dryRun));
    expect(act.map((event) => envelopeOf(event).type)).toEqual(['UnitsUsed', 'CorrespondingAdjustmentApplied']);
    expect(consequences).toEqual({
      balances: [
        { account: 'CHE-H1', before: '3500', after: '3200' },
        { account: 'CHE-NDC', before: '0', after: '300' },
      ],
      adjustments: [{ party: 'CHE', vintage: '2021', additions: '0', subtractions: '300' }],
    });
    expect([digest(story.book), story.file.root()]).toEqual(before);
  });

  it("counts the administrator's accounts, which a command does not name", async () => {
    const story = await movements();
    const lines = [{ component: 'CP-1', vintage: '2024', quantity: '40', authorization: 'A-NDC' }];
    const { consequences } = done(await ask(story, 'issue-units', { issuance: 'I-DRY', verification: 'V-1', lines }, dryRun));
    expect(consequences?.balances).toEqual([{ account: 'PENDING', before: '0', after: '40' }]);
  });

  it('that needs a second person tells all of it, and who that is and from when on; without a dry run it is refused', async () => {
    const story = await fourEyes({ delay: '26' });
    const data = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '10' } };
    const options = { ...dryRun, actor: 'efua' };
    const { act, consequences } = done(await ask(story, 'transfer-units', data, options));
    const notBefore = new Date(Date.parse(envelopeOf(act[0] ?? { revision: 0n, id: '', body: '' }).at) + 26 * 3_600_000).toISOString();
    expect(consequences).toMatchObject({
      approval: { by: 'colleague', notBefore },
      balances: [{ account: 'CHE-H1' }, { account: 'GHA-H1' }],
    });
    expect(await ask(story, 'transfer-units', data, { actor: 'efua' })).toMatchObject({ code: 'approval-required' });
    const proposed = done(await ask(story, 'propose', { proposal: 'P-9', command: 'transfer-units', data }, options));
    expect(proposed.act.map((event) => envelopeOf(event).type)).toEqual(['CommandProposed']);
    expect(proposed.consequences).toEqual(consequences);
    expect(story.book.proposals.has('P-9')).toBe(false);
  });

  it('leaves the act that it told to the command itself, byte for byte', async () => {
    const story = await movements();
    const data = { from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [UNITS.ndc] } };
    const eventsApplied = done(await ask(story, 'transfer-units', data, dryRun)).act.map((event) => envelopeOf(event).data);
    const { events } = await story.accept('transfer-units', data);
    expect(events.map((event) => event.data)).toEqual(eventsApplied);
  });
});

describe('a dry run before this node began to write', () => {
  everyNodeReplays();

  it('has the revisions that the command then gets, behind `WriterStarted`', async () => {
    const path = join(temporaryDirectory(), 'UN01.sqlite');
    await opened({ path });
    const node = await start({ path, writing: false });
    const { revision } = node.ledger;
    const dry = done(await askNode(node, 'register-party', party('GHA'), { dryRun: true }));
    expect(node.ledger.revision).toBe(revision);
    const real = done(await askNode(node, 'register-party', party('GHA')));
    expect(real.act.map((event) => event.revision)).toEqual([revision + 2n]);
    expect(dry.act.map((event) => event.revision)).toEqual([revision + 2n]);
    const later = done(await askNode(node, 'register-party', party('CHE'), { dryRun: true }));
    expect(later.act.map((event) => event.revision)).toEqual([revision + 3n]);
  });
});

describe('If-Match on blocks', () => {
  everyStoryReplays();

  it('is stale where a unit of them was touched since, and not where only its neighbours were', async () => {
    const story = await movements();
    const ifMatch = story.ledger.revision;
    const block = (first: number, last: number): string => `UN01-GHA-10471-2021-${first}-${last}`;
    const conflictsWith = lastRevision(
      await story.accept('transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [block(101, 200)] } }),
    );
    const freeze = (...blocks: string[]): Promise<Answer> => ask(story, 'freeze-units', { blocks, reason }, { ifMatch, ...dryRun });
    expect(await freeze(block(1, 100), block(200, 201))).toMatchObject({ code: 'stale-revision', names: { conflictsWith } });
    expect(said(await freeze(block(1, 100), block(201, 1000)))).toBe('accepted');
  });

  it('is stale where an account it names was touched since', async () => {
    const story = await movements();
    const ifMatch = story.ledger.revision;
    await story.accept('trust-account', { account: 'GHA-H2', counterparty: 'CHE-H1', trusted: true });
    const move = (to: string): object => ({ from: 'GHA-H1', to, units: { quantity: '1' } });
    expect(said(await ask(story, 'transfer-units', move('CHE-H1'), { ifMatch, ...dryRun }))).toBe('stale-revision');
    expect(said(await ask(story, 'transfer-units', move('RWA-H1'), { ifMatch, ...dryRun }))).toBe('accepted');
  });
});

describe("a machine's key", () => {
  everyStoryReplays();

  it('proposes and declines, but never approves', async () => {
    const story = await fourEyes();
    await propose(story);
    const machine = { actor: 'kofi', mayApprove: false, ...dryRun };
    expect(said(await ask(story, 'approve', { proposal: 'P-1', hash: hashOf(story) }, machine))).toBe('forbidden');
    expect(said(await ask(story, 'decline', { proposal: 'P-1', reason }, machine))).toBe('accepted');
    expect(said(await ask(story, 'approve', { proposal: 'P-1', hash: hashOf(story) }, { ...machine, mayApprove: true }))).toBe('accepted');
  });
});
