import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { EventFile } from '../event-store/event-file.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { tailOf } from '../event-store/stored-event.js';
import { AcceptedLoss } from './accepted-loss.js';
import { knowledgeIn, laterThan, setAside, type Knowledge, type Known } from './later-knowledge.js';
import { lastCheckpoint } from './log/checkpoint-file.js';
import { filesOf } from './log/log-place.js';
import { StartFault } from './start-fault.js';

/** What a start is to do about events that are missing. */
export interface TailInput {
  readonly code: string;
  /** Of the registry. */
  readonly directory: string;
  /** Whether an operator said that it goes on without them. */
  readonly acceptLoss: boolean;
}

/** Before an event file is made: that none was there. Throws `StartFault` where files beside it remember events, unless the loss is accepted. */
export const checkNotGone = ({ directory, acceptLoss }: TailInput): void => {
  if (acceptLoss || existsSync(join(directory, 'events.sqlite'))) return;
  const later = laterThan(knowledgeIn(directory), NOTHING);
  if (later) throw missing(directory, null, later);
};

/**
 * That no file beside the event file was made of events which that hasn't: such as a copy that was taken without its `-wal`. Going on would
 * give their revisions to other events. Throws `StartFault`; where the loss is accepted, sets those files aside and has it recorded.
 */
export const checkTail = ({ code, directory, acceptLoss }: TailInput, file: EventFile): void => {
  const end = file.last();
  // Half an act is damage, and the replay names its place.
  if (end && isHalf(end)) return;
  const last = end?.revision ?? -1n;
  const later = laterThan(knowledgeIn(directory), { last, idAt: (revision) => file.read(revision, 1)[0]?.id });
  if (!later) return;
  const said = last < 0n ? null : String(last);
  if (!acceptLoss) throw missing(directory, said, later);
  const checkpoint = lastCheckpoint(filesOf(directory));
  const isLost = checkpoint !== undefined && checkpoint.size > last + 1n;
  const id = later.isRoot ? null : later.id;
  new AcceptedLoss(directory).accept({ last, known: later.revision, id, checkpoint: isLost ? checkpoint : undefined });
  const aside = setAside(directory);
  new Logger('ledger').warn(`${code} goes on without the events behind revision ${last}: what was made of them is in ${aside}`);
};

const isHalf = ({ body }: StoredEvent): boolean => {
  const tail = tailOf(body);
  return tail !== undefined && tail.part < tail.parts;
};

const NOTHING: Known = { last: -1n, idAt: () => undefined };

const missing = (directory: string, last: string | null, { path, revision }: Knowledge): StartFault => {
  const events = join(directory, 'events.sqlite');
  const what =
    last === null
      ? `${events} has no event, and ${path} beside it was made of events up to revision ${revision}`
      : BigInt(last) < revision
        ? `${events} ends at revision ${last}, and ${path} beside it was made of events up to revision ${revision}: the last ones are missing`
        : `${events} has another event at revision ${revision} than the one that ${path} beside it was made of`;
  return new StartFault(
    `${what}. Nothing was changed, and no revision is used twice. Bring the whole file back: a copy of it needs its -wal, and ` +
      '`sextant restore` brings back a backup (docs/operations.md). If those events are lost for good, start once with ' +
      '`sextant serve --accept-loss`: the ledger then says so.',
  );
};
