import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parseCheckpoint, signedCheckpoint } from '../../src/transparency-log/checkpoint.js';
import { parseVkey, privateKeysIn, signerOf, vkeyOf, type VerifierKey } from '../../src/transparency-log/keys.js';
import { isSignedBy, noteText, parseNote } from '../../src/transparency-log/note.js';
import { parseReceipt, receiptText } from '../../src/transparency-log/receipt.js';
import { hashOf } from '../../src/transparency-log/tree.js';

const ORIGIN = 'example.com/ledger-test';
/** The private key whose 32 bytes all are `byte`: what makes an Ed25519 seed PKCS #8 stands in front of it. */
const keyOf = (byte: number) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]),
    format: 'der',
    type: 'pkcs8',
  });
const vkey = (line: string): VerifierKey => {
  const key = parseVkey(line);
  if (!key) throw new Error(`no key: ${line}`);
  return key;
};
const ROOT = hashOf('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
const CHECKPOINT = `example.com/ledger-test
8
XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

— example.com/ledger-test g0NNOGDdGDF5vQPGBl6yw66w2XUd1YOuNSpYe3J+7S+uQHnfndxBsZXHq1v3skph/B63Mr70yTz7fnRFAmU3nNWa1wo=
`;
const LOG = 'example.com/ledger-test+83434d38+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c';

describe('keys', () => {
  it('are the published ones, by their ids', () => {
    for (const line of [
      'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
      'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
      LOG,
    ])
      expect(vkeyOf(vkey(line))).toBe(line);
    expect(vkeyOf(signerOf(keyOf(1), ORIGIN).key)).toBe(LOG);
    expect(vkeyOf(signerOf(keyOf(2), 'witness.example/w1', 'cosignature').key)).toBe(
      'witness.example/w1+df1c0a35+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU',
    );
  });

  it('whose id is that of another are none', () => {
    for (const line of [
      '',
      'sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
      'sum.golang.com+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
      'sum.golang.org+033de0ae+As4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
      'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuA',
    ])
      expect([line, parseVkey(line)]).toEqual([line, undefined]);
  });

  it('stand in a file one after the other, and are no others than Ed25519', () => {
    const pem = [1, 2].map((byte) => keyOf(byte).export({ format: 'pem', type: 'pkcs8' }) as string);
    expect(privateKeysIn(pem.join('')).map((key) => vkeyOf(signerOf(key, ORIGIN).key))).toEqual(
      [1, 2].map((byte) => vkeyOf(signerOf(keyOf(byte), ORIGIN).key)),
    );
    expect(privateKeysIn('no key')).toEqual([]);
  });
});

describe('a signed note', () => {
  const EXAMPLE =
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
  const KEY = vkey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');

  it('is the published example', () => {
    const note = parseNote(EXAMPLE);
    expect([note.text, isSignedBy(note, KEY), noteText(note)]).toEqual(['This is an example message.\n', true, EXAMPLE]);
  });

  it('is not signed with a key that did not sign it, nor where one of two signatures of the key is wrong', () => {
    const note = parseNote(EXAMPLE);
    expect(isSignedBy({ ...note, text: 'This is an example message!\n' }, KEY)).toBe(false);
    expect(isSignedBy(note, vkey(LOG))).toBe(false);
    const [first] = note.signatures;
    if (!first) throw new Error('the example is signed');
    const wrong = { ...first, bytes: Buffer.alloc(64) };
    expect(isSignedBy({ ...note, signatures: [first, wrong] }, KEY)).toBe(false);
    expect(isSignedBy({ ...note, signatures: [{ ...first, bytes: Buffer.alloc(3) }] }, KEY)).toBe(false);
    expect(isSignedBy({ ...note, signatures: [] }, KEY)).toBe(false);
  });

  it.each([
    ['without signatures', 'text\n\n'],
    ['without an empty line', 'text\n— example.com/foo Uw2QOkn8\n'],
    ['without a text', '\n\n— example.com/foo Uw2QOkn8\n'],
    ['with an end that is no line', EXAMPLE.slice(0, -1)],
    ['with other line ends', EXAMPLE.replaceAll('\n', '\r\n')],
    ['with a signature that is no base64', EXAMPLE.replace('aQM=', 'aQM')],
    ['with base64 of two ways to write it', EXAMPLE.replace('aQM=', 'aQN=')],
    ['with 1,000 signatures', EXAMPLE + `${EXAMPLE.split('\n')[2]}\n`.repeat(999)],
    ['with more text than any log has', `${'text\n'.repeat(30_000)}${EXAMPLE}`],
    ['that is nothing', ''],
  ])('%s is none', (_, text) => {
    expect(() => parseNote(text)).toThrow(/^it/);
  });
});

describe('a checkpoint', () => {
  it('is the one that others signed with the same key', () => {
    expect(signedCheckpoint({ origin: ORIGIN, size: 8n, root: ROOT }, [signerOf(keyOf(1), ORIGIN)])).toBe(CHECKPOINT);
    const { origin, size, root, note } = parseCheckpoint(CHECKPOINT);
    expect([origin, size, Buffer.from(root)]).toEqual([ORIGIN, 8n, Buffer.from(ROOT)]);
    expect(isSignedBy(note, vkey(LOG))).toBe(true);
  });

  it('has a line of each key while keys are changed, and is good for whoever knows one of them', () => {
    const signers = [signerOf(keyOf(3), ORIGIN), signerOf(keyOf(1), ORIGIN)];
    const { note } = parseCheckpoint(signedCheckpoint({ origin: ORIGIN, size: 8n, root: ROOT }, signers));
    expect(note.signatures).toHaveLength(2);
    expect(signers.map(({ key }) => isSignedBy(note, key))).toEqual([true, true]);
    expect(isSignedBy(note, signerOf(keyOf(4), ORIGIN).key)).toBe(false);
  });

  it.each([
    ['whose number has a zero in front', CHECKPOINT.replace('\n8\n', '\n08\n')],
    ['whose number is none', CHECKPOINT.replace('\n8\n', '\n-8\n')],
    ['whose root is too short', CHECKPOINT.replace('XcnaeacG', 'Xcna')],
    ['with a line more', CHECKPOINT.replace('yg=\n', 'yg=\nmore\n')],
    ['with a line less', CHECKPOINT.replace('8\n', '')],
  ])('%s is none', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow('its text is not three lines');
  });
});

describe('a receipt', () => {
  const hashes = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

  it('is read as it was written', () => {
    const text = receiptText(5n, hashes, CHECKPOINT);
    expect(text.split('\n').slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 5']);
    const { index, proof, checkpoint } = parseReceipt(text);
    expect([index, proof.map((hash) => Buffer.from(hash)), checkpoint.size]).toEqual([5n, hashes, 8n]);
    expect(parseReceipt(text.replace('index', 'extra AAEC\nindex')).index).toBe(5n);
  });

  it.each([
    ['of nothing', ''],
    ['of another version', receiptText(5n, hashes, CHECKPOINT).replace('@v1', '@v2')],
    ['without an index', receiptText(5n, hashes, CHECKPOINT).replace('index 5\n', '')],
    ['with a hash too short', receiptText(5n, [Buffer.alloc(30)], CHECKPOINT)],
    ['with more hashes than there are levels', receiptText(5n, Array(64).fill(hashes[0]) as Buffer[], CHECKPOINT)],
    ['without a checkpoint', receiptText(5n, hashes, '')],
    ['cut off', receiptText(5n, hashes, CHECKPOINT).slice(0, 60)],
  ])('%s is none', (_, text) => {
    expect(() => parseReceipt(text)).toThrow(/^it/);
  });
});
