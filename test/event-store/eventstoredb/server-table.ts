import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ANY, NO_STREAM, STREAM_EXISTS, START, type EventData, type WrongExpectedVersionError } from '@eventstore/db-client';
import { BareClient, event, eventsOf, failure, type Way } from './bare-client.js';

/**
 * What was seen of real servers (`docs/architecture.md` 10.1 and 10.4), to be seen of the double too: `url` gives the server, once it is
 * there.
 */
export const describeServerTable = (name: string, url: () => string): void => {
  describe.each<Way>(['batch', 'unary'])(`${name}, %s appends`, (way) => {
    let bare: BareClient;
    let events: EventData[];
    beforeEach(async () => {
      bare = new BareClient(url(), way);
      events = eventsOf(3);
      await bare.append(NO_STREAM, events);
    });
    afterEach(() => bare.close());
    const wrong = async (expected: bigint | typeof NO_STREAM, given: EventData[]): Promise<WrongExpectedVersionError> => {
      const { name, error } = await failure(bare.append(expected, given));
      expect(name).toBe('WrongExpectedVersionError');
      expect(await bare.ids()).toEqual(events.map(({ id }) => id));
      return error as WrongExpectedVersionError;
    };

    it('answers the identical repeat with the original revision and position', async () => {
      const first = await bare.append(2n, eventsOf(2));
      const more = eventsOf(2);
      const original = await bare.append(4n, more);
      await bare.append(6n, eventsOf(1));
      expect(await bare.append(4n, more)).toEqual(original);
      expect((await bare.append(NO_STREAM, events)).nextExpectedRevision).toBe(2n);
      expect(original.position!.commit).toBeGreaterThan(first.position!.commit);
      expect(await bare.ids()).toHaveLength(8);
    });
    it('answers a prefix of an append with success', async () => {
      expect((await bare.append(NO_STREAM, events.slice(0, 2))).nextExpectedRevision).toBe(1n);
      expect(await bare.ids()).toHaveLength(3);
    });
    it('refuses more events than are stored', async () => {
      await wrong(NO_STREAM, [...events, event()]);
    });
    it('refuses another id', async () => {
      await wrong(NO_STREAM, [event()]);
      await wrong(0n, [event()]);
    });
    it('refuses ids that are stored elsewhere', async () => {
      await wrong(0n, [events[2]!, event()]);
      await wrong(1n, [events[2]!, event()]);
    });
    it('refuses revisions beyond the end', async () => {
      await wrong(3n, [event()]);
      await wrong(7n, [event()]);
    });
    it('says what was expected and what is, and nothing else', async () => {
      const { expectedVersion, actualVersion, message } = await wrong(0n, [event()]);
      expect({ expectedVersion, actualVersion, message }).toEqual({ expectedVersion: 0n, actualVersion: 2n, message: '' });
      const none = (await failure(bare.append(5n, [event()], `${bare.stream}-absent`))).error as WrongExpectedVersionError;
      expect({ expected: none.expectedVersion, actual: none.actualVersion }).toEqual({ expected: 5n, actual: 'no_stream' });
    });
    it('writes an id again when the expected revision is the current one', async () => {
      expect((await bare.append(2n, [events[0]!])).nextExpectedRevision).toBe(3n);
      expect(await bare.ids()).toEqual([...events, events[0]!].map(({ id }) => id));
    });
    it('drops other data under the same ids without a word', async () => {
      const other = events.map(({ id }) => event({ other: 'data' }, id));
      expect((await bare.append(NO_STREAM, other)).nextExpectedRevision).toBe(2n);
      expect((await bare.read()).map(({ data }) => data)).toEqual([{ n: '0' }, { n: '1' }, { n: '2' }]);
    });
    it('calls an empty append on a missing stream a success, and makes no stream', async () => {
      const absent = `${bare.stream}-absent`;
      expect((await bare.append(NO_STREAM, [], absent)).nextExpectedRevision).toBe(0n);
      expect((await failure(bare.read(absent))).name).toBe('StreamNotFoundError');
    });
    it('lets one of eight appends at one revision win', async () => {
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => bare.append(2n, eventsOf(2))));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await bare.ids()).toHaveLength(5);
    });
    it('stores two identical requests in flight once; the loser succeeds or times out', async () => {
      const more = eventsOf(2);
      const outcomes = await Promise.allSettled([bare.append(2n, more), bare.append(2n, more)]);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected')
          expect((outcome.reason as Error).constructor.name).toBe(way === 'batch' ? 'DeadlineExceededError' : 'TimeoutError');
      expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
      expect((await bare.append(2n, more)).nextExpectedRevision).toBe(4n);
      expect(await bare.ids()).toHaveLength(5);
    });
    it('refuses more than 1 MiB of data', async () => {
      const half = 'x'.repeat(524_286);
      expect((await failure(bare.append(2n, [event(half), event(half), event('')]))).name).toBe('MaxAppendSizeExceededError');
      expect(await bare.ids()).toHaveLength(3);
      expect((await bare.append(2n, [event(half), event(half)])).nextExpectedRevision).toBe(4n);
    });
    it('remembers ids without a revision for a while', async () => {
      expect((await bare.append(ANY, events)).nextExpectedRevision).toBe(2n);
      expect((await bare.append(STREAM_EXISTS, events.slice(1))).nextExpectedRevision).toBe(2n);
      expect(await bare.ids()).toHaveLength(3);
      expect((await bare.append(ANY, eventsOf(1))).nextExpectedRevision).toBe(3n);
      expect((await failure(bare.append(ANY, [events[0]!, event()]))).name).toBe('WrongExpectedVersionError');
    });
    it('says success to a repeat after a soft delete, and nothing can be read', async () => {
      await bare.client.deleteStream(bare.stream);
      expect((await bare.append(NO_STREAM, events)).success).toBe(true);
      expect((await failure(bare.read())).name).toBe('StreamNotFoundError');
    });
    it('takes a softly deleted stream for none, and goes on at the old revisions', async () => {
      await bare.client.deleteStream(bare.stream);
      expect((await failure(bare.append(STREAM_EXISTS, eventsOf(1)))).name).toBe('StreamDeletedError');
      expect((await bare.append(NO_STREAM, eventsOf(1))).nextExpectedRevision).toBe(3n);
      expect((await bare.read()).map(({ revision }) => revision)).toEqual([3n]);
    });
    it('never forgets a tombstone', async () => {
      await bare.client.tombstoneStream(bare.stream);
      expect((await failure(bare.append(2n, [event()]))).name).toBe('StreamDeletedError');
      expect((await failure(bare.append(NO_STREAM, [event()]))).name).toBe('StreamDeletedError');
      expect((await failure(bare.read())).name).toBe('StreamDeletedError');
    });
  });

  describe(`${name}, reading`, () => {
    let bare: BareClient;
    beforeAll(async () => {
      bare = new BareClient(url());
      await bare.append(NO_STREAM, eventsOf(10));
    });
    afterAll(() => bare.close());
    const revisions = async (options: object): Promise<bigint[]> => {
      const found: bigint[] = [];
      for await (const { event: one } of bare.client.readStream(bare.stream, options)) if (one) found.push(one.revision);
      return found;
    };

    it('reads from a revision on, it included', async () => {
      expect(await revisions({ fromRevision: 7n })).toEqual([7n, 8n, 9n]);
      expect(await revisions({ fromRevision: 3n, maxCount: 2 })).toEqual([3n, 4n]);
    });
    it('reads backwards', async () => {
      expect(await revisions({ direction: 'backwards', fromRevision: 'end', maxCount: 2 })).toEqual([9n, 8n]);
      expect(await revisions({ direction: 'backwards', fromRevision: 1n })).toEqual([1n, 0n]);
    });
    it('finds nothing beyond the end, without an error', async () => {
      expect(await revisions({ fromRevision: 10n })).toEqual([]);
      expect(await revisions({ fromRevision: 1_000n })).toEqual([]);
    });
    it('refuses to read nothing', async () => {
      expect((await failure(revisions({ maxCount: 0 }))).name).toBe('UnknownError');
    });
    it('has positions that grow and are not dense', async () => {
      const positions = (await bare.read()).map(({ position }) => position!.commit);
      for (const [i, position] of positions.slice(1).entries()) expect(position - positions[i]!).toBeGreaterThan(50n);
    });
    it('hides what metadata tells it to', async () => {
      const other = new BareClient(url());
      await other.append(NO_STREAM, eventsOf(10));
      await other.client.setStreamMetadata(other.stream, { maxCount: 3 });
      expect((await other.read()).map(({ revision }) => revision)).toEqual([7n, 8n, 9n]);
      await other.client.setStreamMetadata(other.stream, { truncateBefore: 9 });
      expect((await other.read()).map(({ revision }) => revision)).toEqual([9n]);
      await other.close();
    });
    it('subscribes after a revision, and goes on with what comes', async () => {
      const subscription = bare.client.subscribeToStream(bare.stream, { fromRevision: 7n });
      const seen: string[] = [];
      subscription.on('caughtUp', () => seen.push('caught up'));
      await bare.append(9n, eventsOf(1));
      for await (const { event: one } of subscription) if (one && seen.push(String(one.revision)) && one.revision === 10n) break;
      expect(seen.filter((what) => what !== 'caught up')).toEqual(['8', '9', '10']);
      await subscription.unsubscribe();
    });
    it('waits with a subscription to a stream that is not there yet', async () => {
      const other = new BareClient(url());
      const subscription = other.client.subscribeToStream(other.stream, { fromRevision: START });
      const first = new Promise((done) => subscription.once('data', done));
      await other.append(NO_STREAM, eventsOf(1));
      expect(await first).toMatchObject({ event: { revision: 0n } });
      await subscription.unsubscribe();
      await other.close();
    });
  });
};
