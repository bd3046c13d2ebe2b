import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { AcceptedLoss, type Lost } from '../../node/accepted-loss.js';
import { MADE_OF_EVENTS, setAside } from '../../node/later-knowledge.js';
import { lastCheckpoint } from '../../node/log/checkpoint-file.js';
import { CHECKPOINT } from '../../node/log/log-files.js';
import { EPOCH, epochOf, filesOf } from '../../node/log/log-place.js';
import { noteText, type NoteSignature } from '../../transparency-log/note.js';
import { grouped } from '../table.js';
import type { Terminal } from '../terminal.js';
import type { Restoring } from './checked.js';
import { flush } from './files.js';

/** What SQLite had beside an event file that is gone: it belongs to no other. */
const LEFT_BEHIND = ['-wal', '-shm', '-journal'].map((suffix) => `events.sqlite${suffix}`);

/** Puts the files of a registry that stand in `staged` in their place, the events last: until then a node finds no registry there. */
export const put = ({ manifest, checkpoint, lost }: Restoring, staged: string, data: string, terminal: Terminal): void => {
  const { registry, size, root, files } = manifest;
  const target = join(data, registry);
  mkdirSync(target, { recursive: true });
  if (lost) new AcceptedLoss(target).accept(lost);
  const aside = setAside(target, [...LEFT_BEHIND, ...(lost ? MADE_OF_EVENTS : [])]);
  if (existsSync(aside)) terminal.out(`${registry}: what belonged to other events is in ${aside}\n`);
  if (!lost && epochOf(staged) > epochOf(target)) renameSync(join(staged, EPOCH), join(target, EPOCH));
  if (!lost && checkpoint && !lastCheckpoint(filesOf(target)))
    filesOf(target).write([{ name: CHECKPOINT, bytes: Buffer.from(noteText(checkpoint.note)) }]);
  const events = files.map(({ name }) => name).filter((name) => name !== EPOCH && name !== CHECKPOINT);
  for (const name of events.reverse()) renameSync(join(staged, name), join(target, name));
  flush(target);
  terminal.out(`${registry}: ${grouped(size)} events are back, root ${root}.\n`);
  terminal.out(sealedText(registry, checkpoint?.note.signatures[0], lost));
};

const sealedText = (registry: string, signature: NoteSignature | undefined, lost: Lost | undefined): string => {
  if (lost) return `${registry}: its log goes on as number ${(lost.epoch ?? 1) + 1}, and its next event says what was lost.\n`;
  if (!signature) return '';
  return `${registry}: its log was signed with the key ${signature.name}+${signature.id}. A node that is to go on with it needs that key (log-signing.key, or LOG_SIGNING_KEY_FILE); where it is gone for good, restore with --accept-loss --from-epoch N.\n`;
};
