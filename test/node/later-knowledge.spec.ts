import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import { knowledgeIn, laterThan, type Known } from '../../src/node/later-knowledge.js';
import { SNAPSHOT } from '../../src/snapshot/snapshot-file.js';
import { actEnds, eventsOf, storyOf } from '../projections/support/stories.js';
import { catalogue } from '../support/scenario.js';
import { directoryWith, snapshotOf } from '../snapshot/kept.js';

let known: Catalogue;
let events: StoredEvent[];
let half: number;
beforeAll(async () => {
  known = catalogue();
  events = eventsOf(await storyOf(5, 60));
  const ends = actEnds(events);
  half = ends[Math.floor(ends.length / 2)] ?? 0;
}, 60_000);

/** The events up to and with `last`. */
const upTo = (last: number): Known => ({
  last: BigInt(last),
  idAt: (revision) => events[Number(revision)]?.id,
});

describe('a snapshot beside the events', () => {
  it('that is of more of them remembers the missing ones', async () => {
    const directory = await directoryWith(events.slice(0, half));
    const path = await snapshotOf(directory, known, events.slice(0, half + 1), { code: 'of another build' });
    const id = events[half]?.id;
    expect(laterThan(knowledgeIn(directory), upTo(half - 1))).toEqual({ path, revision: BigInt(half), id });
    expect(laterThan(knowledgeIn(directory), upTo(half))).toBeUndefined();
  });

  it('that is of other events remembers those', async () => {
    const directory = await directoryWith(events);
    await snapshotOf(directory, known, events.slice(0, half + 1), { id: 'another' });
    expect(laterThan(knowledgeIn(directory), upTo(events.length - 1))).toMatchObject({ revision: BigInt(half), id: 'another' });
  });

  it('that is not as it was written proves nothing', async () => {
    const directory = await directoryWith(events.slice(0, half));
    const path = await snapshotOf(directory, known, events.slice(0, half + 1));
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
    writeFileSync(path, bytes);
    expect(laterThan(knowledgeIn(directory), upTo(half - 1))).toBeUndefined();
    writeFileSync(join(directory, SNAPSHOT), '');
    expect(knowledgeIn(directory)).toEqual([]);
  });
});
