import { isConsistent } from '../../transparency-log/check-proofs.js';
import type { Checkpoint } from '../../transparency-log/checkpoint.js';
import { hashOf, hexOf } from '../../transparency-log/tree.js';

interface Proof {
  readonly from: bigint;
  readonly to: bigint;
  readonly fromRoot: string;
  readonly toRoot: string;
  readonly proof: readonly string[];
}

/**
 * How many events the first of those under the checkpoint are, and their root, as a proof of consistency shows that they are; undefined where the
 * text shows nothing. Nothing makes it throw.
 */
export const firstOf = (
  text: string | undefined,
  { size, root }: Checkpoint,
): { readonly size: bigint; readonly root: Uint8Array } | undefined => {
  const said = text === undefined ? undefined : proofIn(text);
  if (!said || said.to !== size || said.toRoot !== hexOf(root)) return undefined;
  const { from, to, fromRoot, toRoot, proof } = said;
  const roots = { fromRoot: hashOf(fromRoot), toRoot: hashOf(toRoot) };
  return isConsistent({ from, to, ...roots, proof: proof.map(hashOf) }) ? { size: from, root: roots.fromRoot } : undefined;
};

const SIZE = /^[1-9][0-9]{0,17}$/;
const HASH = /^[0-9a-f]{64}$/;
const MOST_HASHES = 64;

const proofIn = (text: string): Proof | undefined => {
  try {
    const { from, to, fromRoot, toRoot, proof } = JSON.parse(text) as Record<string, unknown>;
    const sizes = [from, to].every((size) => typeof size === 'string' && SIZE.test(size));
    const hashes = Array.isArray(proof) && proof.length <= MOST_HASHES ? [fromRoot, toRoot, ...(proof as unknown[])] : [undefined];
    if (!sizes || !hashes.every((hash) => typeof hash === 'string' && HASH.test(hash))) return undefined;
    const [first, second, ...rest] = hashes as string[];
    return { from: BigInt(from as string), to: BigInt(to as string), fromRoot: first ?? '', toRoot: second ?? '', proof: rest };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
};
