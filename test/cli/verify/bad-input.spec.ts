import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { cosigned } from '../../../src/transparency-log/cosignature.js';
import { signerOf, vkeyOf } from '../../../src/transparency-log/keys.js';
import { parseNote, signatureLine } from '../../../src/transparency-log/note.js';
import { parsePolicy } from '../../../src/transparency-log/policy.js';
import { parseReceipt, receiptText } from '../../../src/transparency-log/receipt.js';
import { inclusionProof } from '../../../src/transparency-log/proofs.js';
import { leafHash } from '../../../src/transparency-log/tree.js';
import { hashesOf } from '../../transparency-log/tiles-of.js';
import { sextant } from '../sextant.js';
import { checkpointOf, found, history, verified, VKEY } from './history.js';

const told = history();
const receiptOf = (lines: readonly string[], index: number): string =>
  receiptText(BigInt(index), inclusionProof(BigInt(index), BigInt(lines.length), hashesOf(lines.map(leafHash))), checkpointOf(lines));

describe('what is no history is named with the place, and is never sound', () => {
  const at = (change: (lines: readonly string[]) => readonly string[] | Uint8Array): Promise<string[]> =>
    verified(change(told.lines), { checkpoint: checkpointOf(told.lines) }).then(found);
  const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

  it('an empty file', async () => expect(await at(() => [])).toEqual(['root at 0']));
  it('a file of anything', async () => expect((await at(() => ['{}', 'x']))[0]).toBe('event at 0'));
  it('other line ends', async () => expect((await at((lines) => lines.map((line) => `${line}\r`)))[0]).toBe('event at 0'));
  it('an empty line', async () => expect((await at((lines) => lines.toSpliced(3, 0, '')))[0]).toBe('event at 3'));
  it('a doubled line', async () => expect((await at((lines) => lines.toSpliced(3, 0, lines[2] ?? '')))[0]).toBe('event at 3'));
  it('a last line without its end', async () => {
    const cut = await at((lines) => Buffer.from(text(lines).slice(0, -1)));
    expect(cut).toEqual([`event at ${told.lines.length - 1}`]);
  });
  it('an event of 60,001 bytes', async () => {
    const found = await at((lines) => lines.with(5, (lines[5] ?? '').replace('"data":{', `"data":{"a":"${'x'.repeat(60_001)}",`)));
    expect(found[0]).toBe('event at 5');
  });
  it('bytes that are no UTF-8', async () => {
    const bytes = Buffer.from(text(told.lines));
    bytes[bytes.indexOf('"actor":"') + 9] = 0xff;
    expect((await at(() => bytes))[0]).toBe('event at 0');
  });
  it('a line that never ends', async () => expect((await at(() => Buffer.alloc(3 * 1024 * 1024, 120)))[0]).toBe('event at 0'));
  it('the same JSON written otherwise', async () => {
    const found = await at((lines) => lines.with(4, (lines[4] ?? '').replace('{"actor":', '{ "actor":')));
    expect(found[0]).toBe('event at 4');
  });
});

describe('what is held against a history', () => {
  it('is a receipt of an event that is there', async () => {
    const result = await verified(told.lines, {
      checkpoint: checkpointOf(told.lines),
      receipts: [receiptOf(told.lines, 3), receiptOf(told.lines.slice(0, 20), 19)],
    });
    expect(result.findings).toEqual([]);
  });

  it('is a receipt of another event, or of one that is missing, or of a history that was never signed', async () => {
    const own = checkpointOf(told.lines);
    const swapped = told.lines.with(3, told.lines[4] ?? '');
    const of = async (receipt: string): Promise<string[]> => found(await verified(told.lines, { checkpoint: own, receipts: [receipt] }));
    expect(await of(receiptOf(swapped, 3))).toEqual(['receipt at 3', `receipt at ${told.lines.length - 1}`]);
    const short = told.lines.slice(0, 10);
    expect(found(await verified(short, { checkpoint: checkpointOf(short), receipts: [receiptOf(told.lines, 20)] }))).toEqual([
      'receipt at 10',
      'receipt at 20',
    ]);
    const { index, proof } = parseReceipt(receiptOf(told.lines, 3));
    expect(await of(receiptText(index + 1n, proof, own))).toEqual(['receipt at 4']);
    expect(await of(receiptText(index, proof.slice(1), own))).toEqual(['receipt at 3']);
    expect(await of('no receipt')).toEqual(['receipt at -1']);
    expect(await of(receiptText(999n, proof, own))).toEqual(['receipt at 999']);
  });

  it('is a policy whose witnesses have not seen the checkpoint, or have', async () => {
    const witness = signerOf(generateKeyPairSync('ed25519').privateKey, 'w.example.org', 'cosignature');
    const policy = parsePolicy(`log ${VKEY}\nwitness w ${vkeyOf(witness.key)}\nquorum w`);
    const own = checkpointOf(told.lines);
    const seen = `${own}${signatureLine(cosigned(parseNote(own).text, 1n, witness))}`;
    expect(found(await verified(told.lines, { checkpoint: own, policy }))).toEqual([`witnesses at ${told.lines.length - 1}`]);
    expect(found(await verified(told.lines, { checkpoint: seen, policy }))).toEqual([]);
  });

  it('is a checkpoint that is none, of 1,000 signatures, or of another log', async () => {
    const own = checkpointOf(told.lines);
    const of = async (checkpoint: string): Promise<string[]> => found(await verified(told.lines, { checkpoint }));
    expect(await of('')).toEqual(['signature at -1']);
    expect(await of(own + `${own.split('\n')[4]}\n`.repeat(999))).toEqual(['signature at -1']);
    expect(await of(own.replace('example.org', 'example.com'))).toEqual([`signature at ${told.lines.length - 1}`]);
    expect(await of(own.replace(`\n${told.lines.length}\n`, `\n${told.lines.length + 1}\n`))).toEqual([
      `signature at ${told.lines.length}`,
    ]);
  });
});

describe('sextant verify', () => {
  it.each([
    ['no key', ['verify', 'package.json', '--checkpoint', 'package.json'], /Name the key with --key/],
    [
      'a key that is none',
      ['verify', 'package.json', '--key', 'abc', '--checkpoint', 'package.json'],
      /--key: line 1 \("abc"\) is no key of a log/,
    ],
    ['no file', ['verify', 'not-there', '--key', VKEY], /There is no not-there/],
    ['no checkpoint', ['verify', 'package.json', '--key', VKEY], /has no checkpoint beside it/],
    ['a checkpoint that is not there', ['verify', 'package.json', '--key', VKEY, '--checkpoint', 'not-there'], /There is no not-there/],
    ['a policy that is not there', ['verify', 'package.json', '--policy', 'not-there'], /There is no not-there/],
    ['a policy that is none', ['verify', 'package.json', '--policy', 'package.json'], /package.json, line 1 of the policy/],
    ['a witness without a name', ['witness', '--log', VKEY], /Give the witness a name of its own/],
    ['a witness without a log', ['witness', '--name', 'w.example.org'], /Name the keys of the logs/],
    ['an address where nobody is', ['verify', 'http://127.0.0.1:1/log', '--key', VKEY], /doesn't answer/],
  ])('says what is missing: %s', async (_, args, said) => {
    const { code, err } = await sextant(args);
    expect([code, err]).toEqual([1, expect.stringMatching(said)]);
  });
});
