import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Archive, ArchiveFault } from './archive.js';
import { linesOf, linesOfFile, type Line } from './file-lines.js';

/** A history in a file: its events, and what is beside them in the same file. */
export interface History {
  readonly lines: () => AsyncIterable<readonly Line[]>;
  /** How many bytes of events there are. */
  readonly bytes: number;
  /** The signed checkpoint that is with it. */
  readonly checkpoint: string | undefined;
  /** That its events are the first of those that the checkpoint is over, where they are not all. */
  readonly consistency: string | undefined;
  readonly close: () => Promise<void>;
}

const EVENTS = 'events.ndjson';
const LISTING = 'evidence.json';

/** Whether a file is an archive: it begins as one. */
export const isArchive = (path: string): boolean => {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(4);
    return readSync(file, head) === 4 && head.toString('latin1') === 'PK\u0003\u0004';
  } finally {
    closeSync(file);
  }
};

/** The history at `path`: a file of events, one a line, or an archive of evidence. Throws `ArchiveFault` where that isn't as it was packed. */
export const historyAt = async (path: string): Promise<History> => {
  if (!isArchive(path))
    return {
      lines: () => linesOfFile(path),
      bytes: statSync(path).size,
      ...{ checkpoint: undefined, consistency: undefined, close: () => Promise.resolve() },
    };
  const archive = await Archive.open(path);
  try {
    const events = archive.files.get(EVENTS);
    if (!events) throw new ArchiveFault(`${path} has no ${EVENTS}: it is no archive of evidence.`);
    await checkListing(archive);
    return {
      lines: () => linesOf(archive.read(events)),
      bytes: events.size,
      checkpoint: await archive.text('checkpoint'),
      consistency: await archive.text('consistency.json'),
      close: () => archive.close(),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
};

interface Listed {
  readonly name: string;
  readonly sha256: string;
}

/** That what stands beside the events is what the archive says, no more and no less. What the events are, the checkpoint says. */
const checkListing = async (archive: Archive): Promise<void> => {
  const text = (await archive.text(LISTING)) ?? '';
  const listed = new Map(listedIn(text, archive.path).map(({ name, sha256 }) => [name, sha256]));
  const names = [...archive.files.keys()].filter((name) => name !== LISTING);
  const other = [...listed.keys()].find((name) => !names.includes(name)) ?? names.find((name) => !listed.has(name));
  if (other !== undefined) throw new ArchiveFault(`${archive.path}: ${other} is in the archive or in its ${LISTING}, and not in both.`);
  for (const file of archive.files.values()) {
    if (file.name === EVENTS || file.name === LISTING) continue;
    const sum = createHash('sha256');
    for await (const piece of archive.read(file)) sum.update(piece);
    if (sum.digest('hex') !== listed.get(file.name))
      throw new ArchiveFault(`${archive.path}: ${file.name} is another than its ${LISTING} says.`);
  }
};

const listedIn = (text: string, path: string): readonly Listed[] => {
  try {
    const { files } = JSON.parse(text) as { files: readonly Listed[] };
    if (files.every(({ name, sha256 }) => typeof name === 'string' && typeof sha256 === 'string')) return files;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new ArchiveFault(`${path}: its ${LISTING} does not say what is in it.`);
};
