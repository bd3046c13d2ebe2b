import { describe, expect, it } from '@jest/globals';
import { canonical } from '../../../src/domain/kernel/canonical.js';
import { StreamFault } from '../../../src/event-store/faults.js';
import { fromWire } from '../../../src/event-store/eventstoredb/wire-event.js';

describe('an event as the server gives it', () => {
  it('is a fault of the stream where it is a link to nothing', () => {
    const encoding = { stream: 'registry-UN01', registry: 'UN01', canonical };
    expect(() => fromWire({}, encoding)).toThrow(StreamFault);
    expect(() => fromWire({}, encoding)).toThrow('a link that leads nowhere');
  });
});
