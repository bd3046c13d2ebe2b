import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { EventFile } from '../../src/event-store/event-file.js';
import { Replica } from '../../src/event-store/replica.js';
import { storeOn } from '../event-store/contract/on-server.js';
import { keepEvents } from '../support/scenario.js';

const CASES = join(import.meta.dirname, '../worked-cases');

/** The worked cases once more, each registry in a stream of its own on the server that `url` gives when the first is asked for. */
export const workedCasesOn = async (url: () => Promise<string>): Promise<void> => {
  const opened: { close(): Promise<void> }[] = [];
  const faults: Error[] = [];
  keepEvents(async (code) => {
    const server = await storeOn(await url(), code, { stream: `test-${randomUUID()}-${code}`, pulse: 60_000 });
    const file = new EventFile(':memory:');
    const store = new Replica(server, file, (fault) => faults.push(fault));
    opened.push(store, file);
    return { store, file };
  });
  afterAll(async () => {
    for (const one of opened.splice(0)) await one.close();
    if (faults[0]) throw faults[0];
  });
  for (const file of readdirSync(CASES)) if (file.endsWith('.spec.ts')) await import(join(CASES, file));
};
