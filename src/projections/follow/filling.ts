import { setImmediate as turn } from 'node:timers/promises';
import { finishReadFile, makeReadFile, removeReadFile, type Checkpoint, type ReadFile } from '../read-file/read-file.js';
import { FileRows, type Rows } from '../read-file/rows.js';

/** A read file that is filled from nothing: one transaction, indexes last, and the checkpoint when all of it is on the disk. */
export interface Filling {
  readonly rows: Rows;
  /** Resolves when more rows may be put. Rejects with what went wrong since the last time. */
  room(): Promise<void>;
  /** Nothing comes any more: resolves with the file when it is whole. */
  finish(checkpoint: Checkpoint): Promise<ReadFile>;
  /** Removes what there is of it. */
  abandon(): Promise<void>;
}

/** Begins a read file of this version at `path`, in place of any that is there. */
export type StartFilling = (path: string, version: string) => Filling;

/** Filled by this thread. */
export const fillHere: StartFilling = (path, version) => {
  const db = makeReadFile(path);
  const rows = new FileRows(db);
  rows.begin();
  return {
    rows,
    room: () => turn(),
    finish: (checkpoint) => {
      rows.commit();
      finishReadFile(db, version);
      rows.checkpoint(checkpoint);
      return Promise.resolve({ db, version, checkpoint });
    },
    abandon: () => {
      db.close();
      removeReadFile(path);
      return Promise.resolve();
    },
  };
};
