import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadModel } from '../../src/projections/read-model.js';
import { withThreshold } from '../domain/threshold/given.js';
import { issue, ready, verify } from '../domain/verification/given.js';
import { revisionOf } from '../support/outcome.js';
import { reason } from '../support/samples.js';
import type { Scenario } from '../support/scenario.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

let scenario: Scenario;
let recorded: Recorded;
let model: ReadModel;
/** The revision of each step: verified, settled on by a second one, that withdrawn. */
let verified: bigint;
let settled: bigint;
let withdrawn: bigint;
beforeAll(async () => {
  scenario = await ready();
  await verify(scenario, 'V-1', { '2021': '100' });
  await issue(scenario, 'V-1', '2021', '70');
  verified = scenario.ledger.revision;
  settled = revisionOf(await verify(scenario, 'V-2', { '2022': '-50' }));
  withdrawn = revisionOf(await scenario.accept('withdraw-verification', { verification: 'V-2', reason }));
  recorded = new Recorded('UN01', eventsOf(scenario));
  model = await recorded.open();
});
afterAll(() => recorded.discard());

const asked = async (verification: string, at: bigint): Promise<object> =>
  (await model.ask('verification', { verification, at: String(at) })).answer;
const lines = (...vintages: object[]): object => ({ lines: [{ component: 'CP-1', vintages }] });

describe('a verification', () => {
  it('is read with what later ones took of its lines, at any revision', async () => {
    const line = { vintage: '2021', verified: '100', firstVerified: '100', carriedIn: '0', carriedOut: '0', issued: '70' };
    expect(await asked('V-1', verified)).toMatchObject(lines({ ...line, settled: '0', issuable: '100' }));
    expect(await asked('V-1', settled)).toMatchObject(lines({ ...line, settled: '30', issuable: '70' }));
    expect(await asked('V-1', withdrawn)).toMatchObject(lines({ ...line, settled: '0', issuable: '100' }));
  });

  it('says that it was withdrawn, by what and why, and stands as of before', async () => {
    expect(await asked('V-2', settled)).toMatchObject({
      ...{ state: 'verified', withdrawn: null, restated: null },
      ...lines({ vintage: '2022', verified: '-50', carriedOut: '50', issuable: '0' }),
    });
    expect(await asked('V-2', withdrawn)).toMatchObject({
      ...{ state: 'withdrawn', withdrawn: { revision: String(withdrawn), reason: reason.code } },
      ...lines({ vintage: '2022', verified: '-50', issuable: '0', issued: '0' }),
    });
  });

  it('stays in the list of all, as its component stays in that of its events', async () => {
    const { items } = (await model.ask('verifications', {})).answer;
    expect(items.map(({ verification, state }) => [verification, state])).toEqual([
      ['V-1', 'verified'],
      ['V-2', 'withdrawn'],
    ]);
  });
});

describe('a crediting threshold', () => {
  it('is listed by programme, host and year, with what of the own contribution is taken, at any revision', async () => {
    const story = await withThreshold();
    const set = story.ledger.revision;
    await verify(story, 'V-1', { '2021': '450' });
    const own = new Recorded('UN01', eventsOf(story));
    const reads = await own.open();
    try {
      const id = '10471:GHA:2021';
      const known = { id, programme: '10471', host: 'GHA', vintage: '2021', baseline: '1000', threshold: '400', mode: 'no-lose' };
      expect((await reads.ask('thresholds', { at: String(set) })).answer.items).toMatchObject([
        { ...known, ownContribution: '0', verified: false },
      ]);
      expect((await reads.ask('threshold', { threshold: id })).answer).toMatchObject({ ...known, ownContribution: '450', verified: true });
      await expect(reads.ask('threshold', { threshold: '10471:GHA:2022' })).rejects.toMatchObject({ code: 'not-found' });
    } finally {
      await own.discard();
    }
  });
});

describe('a verification that is restated', () => {
  it('says so, with the figures of now and of first, and what it falls short by', async () => {
    const story = await ready();
    await verify(story, 'V-1', { '2021': '100' });
    await issue(story, 'V-1', '2021', '70');
    const restated = revisionOf(
      await story.accept('restate-verification', {
        ...{ verification: 'V-1', reason, report: { sha256: 'f'.repeat(64) } },
        lines: [{ component: 'CP-1', vintage: '2021', verified: '40' }],
      }),
    );
    const own = new Recorded('UN01', eventsOf(story));
    try {
      expect((await (await own.open()).ask('verification', { verification: 'V-1' })).answer).toMatchObject({
        ...{ state: 'restated', restated: String(restated), withdrawn: null },
        ...lines({ vintage: '2021', verified: '40', firstVerified: '100', carriedOut: '30', issuable: '70', issued: '70' }),
      });
    } finally {
      await own.discard();
    }
  });
});
