import { Nested, OrNull, Serial, Sha256, Token } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** A checkpoint of the registry's log that was signed over events which are gone (`docs/decisions/0044-restored-history.md`). */
class LostCheckpoint {
  @Token(/^[!-~]{1,300}$/, 'The log that it is of') origin!: string;
  @Serial() size!: string;
  @Sha256() root!: string;
  @Token(/^[A-Za-z0-9+/]{80,200}={0,2}$/, 'Id of the key and signature, base64, as in the signed note') signature!: string;
}

/**
 * Events that had been there are gone for good, and the registry goes on from an earlier one: what follows is the first of another log. Written
 * by the node before its `WriterStarted`, in one act with it (`docs/decisions/0044-restored-history.md`).
 */
@Event('HistoryRestored', 1)
export class HistoryRestored implements DomainEvent {
  @Token(/^[1-9][0-9]{0,5}$/, 'The how many-th log of the registry begins') epoch!: string;
  /** The last event that was known of. */
  @Serial() lostRevision!: string;
  @OrNull() @Token(/^[0-9a-f-]{36}$/, 'Id of that event') lostId!: string | null;
  @OrNull() @Nested(() => LostCheckpoint) lostCheckpoint!: LostCheckpoint | null;

  /** The book is that of the events which are there: it knows nothing of others. */
  apply(): void {
    return undefined;
  }
}
