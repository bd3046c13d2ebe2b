import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { cosigned, witnessedAt } from '../../src/transparency-log/cosignature.js';
import { parseVkey, signerOf, vkeyOf } from '../../src/transparency-log/keys.js';
import { isSignedBy, parseNote, signatureLine } from '../../src/transparency-log/note.js';
import { parsePolicy } from '../../src/transparency-log/policy.js';

const VKEYS = [
  'example.com/ledger-test+83434d38+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c',
  'witness.example/w1+df1c0a35+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU',
] as const;
const CHECKPOINT = `example.com/ledger-test
8
XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

— example.com/ledger-test g0NNOGDdGDF5vQPGBl6yw66w2XUd1YOuNSpYe3J+7S+uQHnfndxBsZXHq1v3skph/B63Mr70yTz7fnRFAmU3nNWa1wo=
— witness.example/w1 3xwKNQAAAABlU/EASeeeR0tS9jzhDY2zM62Gvu922a8w2vx//VlslrjjkQ8uc5cQmefKbv5QZhwG7iniOR4kns0oS8QApZ0YlGJ1AA==
`;
const SECOND = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 2)]),
  format: 'der',
  type: 'pkcs8',
});
const [log, witness] = VKEYS.map(parseVkey);

describe('a cosignature', () => {
  it('is the one that others made with the same key at the same time', () => {
    const note = parseNote(CHECKPOINT);
    if (!log || !witness) throw new Error('two keys');
    expect([isSignedBy(note, log), witnessedAt(note, witness), witnessedAt(note, log)]).toEqual([true, 1_700_000_000n, undefined]);
    const signer = signerOf(SECOND, 'witness.example/w1', 'cosignature');
    expect(vkeyOf(signer.key)).toBe(VKEYS[1]);
    expect(signatureLine(cosigned(note.text, 1_700_000_000n, signer))).toBe(`${CHECKPOINT.split('\n')[5]}\n`);
    expect(witnessedAt({ ...note, text: note.text.replace('8', '9') }, witness)).toBeUndefined();
  });
});

describe('a policy', () => {
  const [LOG, W1] = VKEYS;
  const w2 = vkeyOf(signerOf(SECOND, 'witness.example/w2', 'cosignature').key);
  const head = `# who is believed\nlog ${LOG}\nwitness w1 ${W1}\nwitness w2 ${w2} https://w2.example\n`;
  const met = (text: string, ...seen: string[]): boolean => parsePolicy(text).isMet(({ name }) => seen.includes(name));

  it('asks for none, any, all or so many of its witnesses', () => {
    expect(met(`${head}quorum none`)).toBe(true);
    expect(['w1', 'w2'].map((name) => met(`${head}quorum w1`, `witness.example/${name}`))).toEqual([true, false]);
    for (const [count, one, both] of [
      ['any', true, true],
      ['1', true, true],
      ['2', false, true],
      ['all', false, true],
    ] as const) {
      const text = `${head}group g ${count} w1 w2\nquorum g`;
      expect([count, met(text), met(text, 'witness.example/w2'), met(text, 'witness.example/w1', 'witness.example/w2')]).toEqual([
        count,
        false,
        one,
        both,
      ]);
    }
    expect(met(`${head}group g all w1\ngroup h 2 g w2\nquorum h`, 'witness.example/w1', 'witness.example/w2')).toBe(true);
  });

  it.each([
    ['', 'it has a log and a quorum'],
    [head, 'it has a log and a quorum'],
    [`${head}quorum w3`, 'line 5 of the policy: one quorum'],
    [`${head}quorum w1\nquorum w2`, 'line 6 of the policy: one quorum'],
    [`${head}group g 3 w1 w2\nquorum g`, 'line 5 of the policy: `any`, `all` or a number'],
    [`${head}group g 0 w1\nquorum g`, 'line 5 of the policy: `any`, `all` or a number'],
    [`${head}group g 2 w1 w1\nquorum g`, 'line 5 of the policy: `any`, `all` or a number'],
    [`${head}group g any w9\nquorum g`, 'line 5 of the policy: w9 is no witness'],
    [`${head}witness w1 ${w2}\nquorum w1`, 'line 5 of the policy: a name of its own'],
    [`log ${W1}\nquorum none`, 'line 1 of the policy: this is no key of a log'],
    [`${head}witness w3 ${LOG}\nquorum w3`, 'line 5 of the policy: this is no key of a witness'],
    [`${head}believe w1`, 'line 5 of the policy: `log`, `witness`, `group` or `quorum`'],
  ])('that can not be followed is refused with its line: %#', (text, said) => {
    expect(() => parsePolicy(text)).toThrow(said);
  });
});
