import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { appending } from './appending.js';
import type { Backend, Opened } from './backend.js';
import { following } from './following.js';
import { heads } from './heads.js';
import { payloads } from './payloads.js';
import { racing } from './racing.js';
import { repeating } from './repeating.js';

/** A test of the contract: a title, and what must hold of an empty stream. */
export interface Semantic {
  readonly title: string;
  readonly holds: (opened: Opened, backend: Backend) => Promise<void>;
}

/** The contract of an event store (`event-store.ts`), the same for each kind. `make` is called once, before the first test. */
export const describeEventStore = (name: string, make: () => Promise<Backend & { end(): Promise<void> }>): void => {
  describe(`${name} keeps the contract`, () => {
    let backend: Backend & { end(): Promise<void> };
    beforeAll(async () => {
      backend = await make();
    }, 150_000);
    afterAll(() => backend.end());

    const parts = { appending, heads, payloads, repeating, racing, following };
    for (const [part, semantics] of Object.entries(parts)) {
      describe(part, () => {
        for (const { title, holds } of semantics) {
          it(
            title,
            async () => {
              const opened = await backend.open();
              try {
                await holds(opened, backend);
              } finally {
                await opened.close();
              }
            },
            20_000,
          );
        }
      });
    }
  });
};
