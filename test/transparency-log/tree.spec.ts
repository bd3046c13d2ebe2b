import { describe, expect, it } from '@jest/globals';
import { CompactRange, leafHash } from '../../src/transparency-log/tree.js';

const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');

/** Entries and roots of the reference implementation (google/certificate-transparency, merkle_tree_test), those that are text. */
const ENTRIES = ['', '\0', '\x10', '\x20\x21', '\x30\x31', '\x40\x41\x42\x43', '\x50\x51\x52\x53\x54\x55\x56\x57'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
];

describe('the tree over all events (RFC 6962)', () => {
  it('has the published roots, leaf by leaf', () => {
    const tree = new CompactRange();
    const roots = [hex(tree.root())];
    for (const entry of ENTRIES) {
      tree.push(leafHash(entry));
      roots.push(hex(tree.root()));
    }
    expect(roots).toEqual(ROOTS);
    expect(tree.size).toBe(7n);
  });

  it('hashes an entry as its UTF-8, so that no leaf can pass for a node', () => {
    expect(hex(leafHash('é'))).toBe(hex(leafHash(Buffer.from([0xc3, 0xa9]).toString('utf8'))));
    expect(hex(leafHash('a'))).not.toBe(hex(leafHash('\0a')));
  });
});
