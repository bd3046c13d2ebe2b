import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadModel } from '../../src/projections/read-model.js';
import { reason } from '../support/samples.js';
import { stage } from '../support/stage.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

const NEXT = { start: '2026-01-01', end: '2030-12-31' };

let recorded: Recorded;
let model: ReadModel;
/** The revision of each step. */
let revision: Record<'before' | 'programme' | 'component' | 'held' | 'released' | 'withdrawn', bigint>;
beforeAll(async () => {
  const story = await stage();
  const before = story.ledger.revision;
  const give = async (command: string, data: object): Promise<bigint> => {
    await story.accept(command, data);
    return story.ledger.revision;
  };
  const programme = await give('renew-programme', { programme: '10471', ...NEXT, deemedOn: '2026-02-01' });
  const component = await give('renew-component', { component: 'CP-1', noticeOn: '2025-10-01', ...NEXT });
  const held = await give('hold-programme', { programme: '10471', reason });
  const released = await give('release-programme', { programme: '10471', reason });
  const withdrawn = await give('withdraw-host-approval', { programme: '10471', host: 'GHA', effective: '2027-01-01', reason });
  revision = { before, programme, component, held, released, withdrawn };
  recorded = new Recorded('UN01', eventsOf(story));
  model = await recorded.open();
});
afterAll(() => recorded.discard());

const programmeAt = async (at: bigint): Promise<object> => (await model.ask('programme', { programme: '10471', at: String(at) })).answer;
const componentAt = async (at: bigint): Promise<object> => (await model.ask('component', { component: 'CP-1', at: String(at) })).answer;

describe('a programme', () => {
  it('is read with its periods, of any time', async () => {
    const first = { start: '2021-01-01', end: '2025-12-31', deemedOn: null };
    expect(await programmeAt(revision.before)).toMatchObject({ end: '2025-12-31', state: 'ended', hold: null, periods: [first] });
    const second = { ...NEXT, deemedOn: '2026-02-01', revision: String(revision.programme) };
    expect(await programmeAt(revision.programme)).toMatchObject({
      start: '2021-01-01',
      end: '2030-12-31',
      state: 'active',
      periods: [first, second],
    });
  });

  it('says that it is on hold, why and since when, until it is released', async () => {
    expect(await programmeAt(revision.held)).toMatchObject({ state: 'held', hold: { reason: reason.code, since: String(revision.held) } });
    expect(await programmeAt(revision.released)).toMatchObject({ state: 'active', hold: null });
  });
});

describe('the approval of a host', () => {
  it('says from when on it is withdrawn', async () => {
    const approvalAt = async (at: bigint): Promise<unknown> =>
      (await model.ask('programme', { programme: '10471', at: String(at) })).answer.approvals[0]?.withdrawn;
    expect(await approvalAt(revision.released)).toBeNull();
    const withdrawn = { effective: '2027-01-01', reason: reason.code, revision: String(revision.withdrawn) };
    expect(await approvalAt(revision.withdrawn)).toEqual(withdrawn);
  });
});

describe('a component', () => {
  it('is read with its renewals, of any time', async () => {
    expect(await componentAt(revision.programme)).toMatchObject({ crediting: { end: '2025-12-31' }, state: 'ended', renewals: [] });
    expect(await componentAt(revision.component)).toMatchObject({
      crediting: { start: '2021-01-01', end: '2030-12-31' },
      state: 'active',
      renewals: [{ noticeOn: '2025-10-01', ...NEXT, revision: String(revision.component) }],
    });
  });
});
