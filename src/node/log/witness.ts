import { createHash } from 'node:crypto';
import { isConsistent } from '../../transparency-log/check-proofs.js';
import { parseCheckpoint, type SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import { cosigned } from '../../transparency-log/cosignature.js';
import type { Signer, VerifierKey } from '../../transparency-log/keys.js';
import { isSignedBy, MalformedNote, noteText, signatureLine } from '../../transparency-log/note.js';
import type { LogFiles } from './log-files.js';

/** What a witness answers. */
export interface Witnessed {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const REQUEST = /^old (0|[1-9][0-9]{0,18})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n/;

/**
 * Signs for checkpoints that it saw (c2sp.org/tlog-witness): of a log it knows, each one the continuation of the last, which it keeps. So no two
 * who ask it can have been shown different histories.
 */
export class Witness {
  constructor(
    private readonly input: {
      readonly files: LogFiles;
      readonly logs: readonly VerifierKey[];
      readonly signer: Signer;
      /** Seconds since 1970. */
      readonly now: () => bigint;
    },
  ) {}

  /** The answer to the body of `add-checkpoint`. What is answered with 200 is on the disk before. */
  add(body: string): Witnessed {
    const [head, old, lines = ''] = REQUEST.exec(body) ?? [];
    if (head === undefined || old === undefined) return refused(400, 'old N, at most 63 hashes, an empty line, a checkpoint');
    let next: SignedCheckpoint;
    try {
      next = parseCheckpoint(body.slice(head.length));
    } catch (error) {
      if (error instanceof MalformedNote) return refused(400, error.message);
      throw error;
    }
    const keys = this.input.logs.filter(({ name }) => name === next.origin);
    if (keys.length === 0) return refused(404, 'this log is not known here');
    if (!keys.some((key) => isSignedBy(next.note, key))) return refused(403, 'no key of this log signed it');
    const proof = lines
      .split('\n')
      .slice(0, -1)
      .map((line) => Buffer.from(line, 'base64'));
    return this.follow(next, BigInt(old), proof);
  }

  private follow(next: SignedCheckpoint, old: bigint, proof: readonly Uint8Array[]): Witnessed {
    const { files, signer, now } = this.input;
    if (old > next.size) return refused(400, 'the old size is larger than the new one');
    const name = createHash('sha256').update(next.origin).digest('hex');
    const last = files.read(name);
    const { size, root } = last ? parseCheckpoint(last.toString()) : { size: 0n, root: undefined };
    if (old !== size) return { status: 409, type: 'text/x.tlog.size', text: `${size}\n` };
    if (root && size === next.size && Buffer.compare(root, next.root) !== 0)
      return { status: 409, type: 'text/x.tlog.size', text: `${size}\n` };
    const fromRoot = root ?? next.root;
    if (!isConsistent({ from: size, to: next.size, fromRoot, toRoot: next.root, proof }))
      return refused(422, 'it is not the continuation of the last');
    if (size < next.size) files.write([{ name, bytes: Buffer.from(noteText(next.note)) }]);
    return { status: 200, type: 'text/plain; charset=utf-8', text: signatureLine(cosigned(next.note.text, now(), signer)) };
  }
}

const refused = (status: number, why: string): Witnessed => ({ status, type: 'text/plain; charset=utf-8', text: `${why}\n` });
