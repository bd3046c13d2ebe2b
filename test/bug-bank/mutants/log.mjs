const SEALER = 'src/node/log/sealer.ts';
const SEALED = 'test/node/log/sealer.spec.ts';
const TAMPERING = 'test/cli/verify/tampering.spec.ts';

/** What is signed of the events, and what is checked of what was signed. */
export const log = [
  {
    id: '20',
    bug: 'checkpoint signed before events are durable',
    edits: [
      {
        file: SEALER,
        from: 'files.write(tiles.map(({ name, bytes }) => ({ name: tilePath(name), bytes })));\n    this.verify(next, tiles);\n    files.write([{ name: CHECKPOINT, bytes: Buffer.from(signedCheckpoint(next, signers)) }]);',
        to: 'files.write([{ name: CHECKPOINT, bytes: Buffer.from(signedCheckpoint(next, signers)) }]);\n    files.write(tiles.map(({ name, bytes }) => ({ name: tilePath(name), bytes })));\n    this.verify(next, tiles);',
      },
    ],
    test: { path: 'test/node/log/sealing-cut-short.spec.ts', title: 'has no checkpoint over anything that is not on the disk' },
  },
  {
    id: '22',
    bug: 'proof checked on a sample',
    edits: [
      {
        file: 'src/cli/verify/event-lines.ts',
        from: 'const wrong = this.wrongWith(line, text, place);',
        to: 'const wrong = place % 97n === 0n ? this.wrongWith(line, text, place) : undefined;',
      },
    ],
    test: { path: TAMPERING, title: 'is found with the place where an event is edited' },
  },
  {
    id: '60a',
    bug: 'a checkpoint is signed in the middle of an act',
    edits: [{ file: 'src/event-store/leaf-pages.ts', from: 'return leaves.slice(0, end + 1);', to: 'return end < -1 ? [] : leaves;' }],
    test: { path: SEALED, title: 'is never of events that are not committed, nor of half an act' },
  },
  {
    id: '60b',
    bug: 'what is signed is not read back from the disk',
    edits: [{ file: SEALER, from: 'this.verify(next, tiles);', to: '' }],
    test: { path: SEALED, title: 'is not signed where the disk does not give back what was written' },
  },
  {
    id: '60c',
    bug: 'a start compares the last checkpoint with the tiles alone, and not with the events',
    edits: [
      {
        file: 'src/node/log/last-sealed.ts',
        from: 'if (log.size === size && hexOf(log.root()) === root) return;',
        to: 'if (log.size === size) return;',
      },
    ],
    test: { path: SEALED, title: 'is refused with the first event that is another than was signed' },
  },
  {
    id: '60d',
    bug: 'a log goes on with a key that signed nothing of it',
    edits: [
      {
        file: 'src/node/log/last-sealed.ts',
        from: 'if (!signers.some(({ key }) => isSignedBy(note, key)))',
        to: 'if (note.signatures.length === 0)',
      },
    ],
    test: { path: SEALED, title: 'are changed with two lines' },
  },
  {
    id: '60e',
    bug: 'of a proof of consistency the smaller root is not compared',
    edits: [{ file: 'src/transparency-log/check-proofs.ts', from: 'sameHash(smaller, fromRoot) && ', to: '' }],
    test: { path: 'test/transparency-log/proofs.spec.ts', title: 'is refused for another place, another size' },
  },
  {
    id: '60f',
    bug: 'a note counts as signed where one of several signatures of the key is right',
    edits: [{ file: 'src/transparency-log/note.ts', from: 'own.every(', to: 'own.some(' }],
    test: { path: 'test/transparency-log/notes.spec.ts', title: 'is not signed with a key that did not sign it' },
  },
  {
    id: '60g',
    bug: 'a checkpoint that was seen is passed over where the history is shorter',
    edits: [
      {
        file: 'src/cli/verify/verify-log.ts',
        from: 'held.end(history.size, over?.size === history.size ? checkpoint?.size : undefined);',
        to: '',
      },
    ],
    test: { path: TAMPERING, title: 'is found with the place where it is set back to an earlier day' },
  },
  {
    id: '60h',
    bug: 'a witness answers before what it saw is on the disk',
    edits: [
      {
        file: 'src/node/log/witness.ts',
        from: 'if (size < next.size) files.write(',
        to: 'if (size < next.size) setImmediate(() => undefined, ',
      },
    ],
    test: { path: 'test/node/log/witness.spec.ts', title: 'answers nothing before it is on the disk' },
  },
  {
    id: '60i',
    bug: 'a witness signs a second tree of a size that it signed',
    edits: [
      {
        file: 'src/node/log/witness.ts',
        from: 'Buffer.compare(root, next.root) !== 0',
        to: 'root.length !== next.root.length',
      },
      {
        file: 'src/node/log/witness.ts',
        from: 'const fromRoot = root ?? next.root;',
        to: 'const fromRoot = size === next.size ? next.root : (root ?? next.root);',
      },
    ],
    test: { path: 'test/node/log/witness.spec.ts', title: 'a fork at the same size' },
  },
];
