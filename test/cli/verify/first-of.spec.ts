import { describe, expect, it } from '@jest/globals';
import { firstOf } from '../../../src/cli/verify/first-of.js';
import { consistencyProof } from '../../../src/transparency-log/proofs.js';
import { hexOf, leafHash } from '../../../src/transparency-log/tree.js';
import { recursiveRoot } from '../../transparency-log/recursive.js';
import { hashesOf, leavesOf } from '../../transparency-log/tiles-of.js';

const LEAVES = leavesOf(40, leafHash);
const CHECKPOINT = { origin: 'example.org/UN01', size: 40n, root: recursiveRoot(LEAVES, 40) };
const said = {
  ...{ from: '13', to: '40', fromRoot: hexOf(recursiveRoot(LEAVES, 13)), toRoot: hexOf(CHECKPOINT.root) },
  proof: consistencyProof(13n, 40n, hashesOf(LEAVES)).map(hexOf),
};
const other = 'ab'.repeat(32);

describe('a proof that events are the first of those that were signed', () => {
  it('shows how many they are, and their root', () => {
    const first = firstOf(JSON.stringify(said), CHECKPOINT);
    expect([first?.size, first && hexOf(first.root)]).toEqual([13n, said.fromRoot]);
  });

  it('shows nothing where a hash, a size or a root is another', () => {
    for (const wrong of [
      ...said.proof.map((_, i) => ({ proof: said.proof.with(i, other) })),
      ...[
        { proof: said.proof.slice(1) },
        { proof: [...said.proof, other] },
        { proof: [] },
        { proof: 'all' },
        { proof: Array(100).fill(other) },
      ],
      ...[
        { from: '12' },
        { from: '0' },
        { from: '41' },
        { from: 13 },
        { to: '39' },
        { fromRoot: other },
        { toRoot: other },
        { fromRoot: 'zz' },
      ],
    ])
      expect([wrong, firstOf(JSON.stringify({ ...said, ...wrong }), CHECKPOINT)]).toEqual([wrong, undefined]);
    for (const text of [undefined, '', 'null', '{', '[]', '"all"', '{}']) expect(firstOf(text, CHECKPOINT)).toBeUndefined();
  });
});
