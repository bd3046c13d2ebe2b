import { NotWritten } from '../event-store/event-store.js';
import { sqliteCode } from '../event-store/sqlite-code.js';
import { UnknownEvent } from '../ledger/unknown-event.js';
import { StartFault } from './start-fault.js';

/** What an operating system or SQLite says when it can't do what a ledger needs, in words, and what to do about it. */
const WORDS: readonly (readonly [code: RegExp, what: string, remedy: string])[] = [
  [
    /^(?:EACCES|EPERM|SQLITE_PERM|SQLITE_AUTH)/,
    'this process may not read or write there',
    'Give the directory and all in it to the user who runs the node',
  ],
  [
    /^(?:EROFS|SQLITE_READONLY)/,
    'it can be read and not written',
    'Mount the volume writable and give the files to the user who runs the node; one node at a time',
  ],
  [/^(?:ENOSPC|EDQUOT|SQLITE_FULL)/, 'the disk is full', 'Make room on it'],
  [/^(?:EMFILE|ENFILE)/, 'too many files are open', 'Raise the limit of open files of the process (ulimit -n)'],
  [
    /^(?:ENOENT|ENOTDIR|EISDIR|ELOOP|ENAMETOOLONG)/,
    'there is no such directory, or something else in its place',
    'Name one that can be made in DATA_DIR, or with --data',
  ],
  [
    /^SQLITE_CANTOPEN/,
    'the file, or one beside it, can not be opened',
    'See that the directory is there, may be written, and that no directory has the name of a file',
  ],
  [
    /^SQLITE_(?:BUSY|LOCKED|PROTOCOL)/,
    'another program holds the file',
    'End what has it open (lsof shows which): a copy, an editor, a backup that is no `sextant backup`',
  ],
  [
    /^(?:EIO|EREMOTEIO|ESTALE|SQLITE_IOERR)/,
    'the disk, or the network it is behind, gave an error',
    'Look at the log of the machine and at the disk; take a backup of what is there before anything else',
  ],
  [
    /^SQLITE_(?:NOTADB|CORRUPT)/,
    'it is not what SQLite wrote',
    'Move it away and keep it; of files other than events.sqlite nothing is lost',
  ],
];

/** `error` in words where it kept a registry from starting and says itself neither where nor what to do; `place` is where its events are. */
export const startFault = (error: unknown, place: string): unknown => {
  if (error instanceof NotWritten) return new StartFault(notWritten(place, error), { cause: error });
  if (error instanceof UnknownEvent) return new StartFault(`${place}: ${error.message}.`, { cause: error });
  return machineFault(error, place);
};

const notWritten = (place: string, { because, cause }: NotWritten): string => {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return because === 'storage-full'
    ? `${place}: nothing can be written, its disk is full${why}. Make room, then start again.`
    : `${place}: it doesn't answer, or something else holds it${why}. See that it can be reached and that no other program has it open, then start again.`;
};

/** `error` in words, with its code, the path and the remedy, where it is the machine's; anything else as it is. `place` is where it happened. */
export const machineFault = (error: unknown, place: string): unknown => {
  const { code = sqliteCode(error), path = place } = (error ?? {}) as { readonly code?: unknown; readonly path?: unknown };
  const found = typeof code === 'string' ? WORDS.find(([pattern]) => pattern.test(code)) : undefined;
  if (!found || !(error instanceof Error)) return error;
  const [, what, remedy] = found;
  return new StartFault(`${String(path)}: ${what} (${String(code)}). ${remedy}, then start again.`, { cause: error });
};
