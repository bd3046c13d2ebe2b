import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from '@jest/globals';
import { canonical } from '../../src/domain/kernel/canonical.js';
import { isConsistent, isIncluded } from '../../src/transparency-log/check-proofs.js';
import { consistencyProof, inclusionProof } from '../../src/transparency-log/proofs.js';
import { CompactRange, hexOf, leafHash, leafHashOf, nodeHash } from '../../src/transparency-log/tree.js';
import { hashesOf } from './tiles-of.js';

/** Beside the repository, or where `SHARED_DATA` says. */
const VECTORS = join(process.env['SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data'), 'vectors');
const published = existsSync(VECTORS) ? test : test.skip;
const why = existsSync(VECTORS) ? '' : ' (skipped: the published files are not on this machine)';

interface ProofCase {
  readonly case: string;
  readonly vector: {
    readonly leafIdx: bigint;
    readonly treeSize: bigint;
    readonly size1: bigint;
    readonly size2: bigint;
    readonly root: string | null;
    readonly root1: string | null;
    readonly root2: string | null;
    readonly leafHash: string | null;
    readonly proof: readonly string[] | null;
    readonly wantErr: boolean;
  };
}

/** Sizes go beyond what a JSON number holds exactly. */
const casesIn = (name: string): ProofCase[] =>
  readFileSync(join(VECTORS, name), 'utf8')
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line.replace(/"(leafIdx|treeSize|size1|size2)": (\d+)/g, '"$1": "n$2"'), (_, value: unknown) =>
          typeof value === 'string' && /^n\d+$/.test(value) ? BigInt(value.slice(1)) : value,
        ) as ProofCase,
    );
const bytes = (text: string | null): Uint8Array => Buffer.from(text ?? '', 'base64');

describe('published cases of proofs (transparency-dev/merkle)', () => {
  published(`of inclusion are answered as published${why}`, () => {
    const cases = casesIn('merkle-inclusion.ndjson');
    expect(cases).toHaveLength(98);
    const answered = cases.map(({ case: name, vector: { leafIdx, treeSize, leafHash: leaf, root, proof } }) => [
      name,
      isIncluded({ index: leafIdx, size: treeSize, leaf: bytes(leaf), root: bytes(root), proof: (proof ?? []).map(bytes) }),
    ]);
    expect(answered).toEqual(cases.map(({ case: name, vector: { wantErr } }) => [name, !wantErr]));
  });

  published(`of consistency are answered as published, one aside whose roots are no hashes${why}`, () => {
    const cases = casesIn('merkle-consistency.ndjson');
    expect(cases).toHaveLength(98);
    const otherwise = cases.filter(({ vector: { size1, size2, root1, root2, proof, wantErr } }) => {
      const claim = { from: size1, to: size2, fromRoot: bytes(root1), toRoot: bytes(root2), proof: (proof ?? []).map(bytes) };
      return isConsistent(claim) === wantErr;
    });
    expect(otherwise.map((one) => one.case)).toEqual(['additional/sizes-are-equal-one-and-proof-is-empty.json']);
  });
});

describe('the tree of the reference implementation', () => {
  const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const leaves = ENTRIES.map((entry) => leafHashOf(Buffer.from(entry, 'hex')));
  const hashAt = hashesOf(leaves);

  it('has the published root of eight leaves, the last of which is no text', () => {
    const range = new CompactRange();
    leaves.forEach((leaf) => range.push(leaf));
    expect(hexOf(range.root())).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
    expect(hexOf(leafHash('L123456'))).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
  });

  it('has the published proofs', () => {
    const zero = [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ];
    expect(inclusionProof(0n, 8n, hashAt).map(hexOf)).toEqual(zero);
    expect(inclusionProof(5n, 8n, hashAt).map(hexOf)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(consistencyProof(1n, 8n, hashAt).map(hexOf)).toEqual(zero);
    expect(consistencyProof(6n, 8n, hashAt).map(hexOf)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(consistencyProof(2n, 5n, hashesOf(leaves.slice(0, 5))).map(hexOf)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('hashes a node as published', () => {
    const node = nodeHash(Buffer.from('N123'), Buffer.from('N456'));
    expect(hexOf(node)).toBe('aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb');
  });
});

test('large trees have the roots that an implementation in Go has', () => {
  const ROOTS: Readonly<Record<number, string>> = {
    1: '40766b2033429026f53d54502679a839706b4741f8dcaf3a8bba5f41b5ffe075',
    2: '2f27a5082c1d42afa488ac350a9fc4390c084f54f71ecdff859e98db8429b479',
    255: '45da9f374748e17a372f71c00422b12e2bf96842f1f61c5740fe494e4becff0f',
    256: 'f85f4ead34080710b4d1e808301543aaab81aa04deb88599350dc26a4f2f58de',
    257: '918b1cec64f317c76e3cf55c0536841c039eff06772ebb8828ce7c176028b5ac',
    65_536: 'df2c606d114416fa600bf3495152e09e39e8be3d0e2e5501c352826539abda8e',
    70_000: 'a62a54be33294ffd5a5c4c637fd754630b71a892e8356e3a666a5c8a7ffd1518',
  };
  const range = new CompactRange();
  const roots: Record<number, string> = {};
  for (let size = 1; size <= 70_000; size += 1) {
    range.push(leafHash(`entry-${size - 1}`));
    if (size in ROOTS) roots[size] = hexOf(range.root());
  }
  expect(roots).toEqual(ROOTS);
});

describe('canonical JSON (RFC 8785)', () => {
  it('has the leaf that was reckoned elsewhere', () => {
    const data = { A: null, from: 'ACC-1', qty: '1000', to: 'ACC-2', é: '€', '😀': 'x' };
    expect(hexOf(leafHash(canonical({ v: 1, type: 'UnitsTransferred', seq: '0', data })))).toBe(
      '1e03d7dc2d25b38e1fd04ee84984312a28c1f90819e109aeeef4e5732d1ea2dc',
    );
  });
});
