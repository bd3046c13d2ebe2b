import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who serves a data directory, as `server.json` in it says. */
export interface ServerFile {
  readonly pid: number;
  readonly url: string | null;
  /** The secret with which that process proves that it serves this directory; absent in a file that an older build wrote. */
  readonly token?: string;
}

const pathIn = (directory: string): string => join(directory, 'server.json');

/** What `server.json` says, if it is there and readable. */
export const serverOf = (directory: string): ServerFile | undefined => {
  try {
    return JSON.parse(readFileSync(pathIn(directory), 'utf8')) as ServerFile;
  } catch {
    return undefined;
  }
};

/** Whether a process of that number runs. */
export const isAlive = (pid: number): boolean => {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Says who serves the directory. Only the user who runs the node reads it: whoever has the token could pass for the node. */
export const writeServerFile = (directory: string, server: ServerFile): void => {
  removeServerFile(directory);
  writeFileSync(pathIn(directory), `${JSON.stringify(server)}\n`, { mode: 0o600 });
};

export const removeServerFile = (directory: string): void => rmSync(pathIn(directory), { force: true });

/** What a node answers to a number that is used once: only who has the token can, and the token itself is not sent. */
export const proofOf = (token: string, nonce: string): string => createHmac('sha256', token).update(nonce).digest('base64url');

/** Whether `proof` is the answer of the node with this token to `nonce`. */
export const isProof = (token: string, nonce: string, proof: string): boolean => {
  const [is, must] = [Buffer.from(proof), Buffer.from(proofOf(token, nonce))];
  return is.length === must.length && timingSafeEqual(is, must);
};
