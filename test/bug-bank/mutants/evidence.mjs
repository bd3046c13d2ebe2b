const HONEST = 'test/operations/honest-restore.spec.ts';
const EVIDENCE = 'test/cli/verify/evidence.spec.ts';
const CHECKED = 'src/cli/backup/checked.ts';

/** What a backup, an archive and a certificate prove, and what they must not let anybody hide. */
export const evidence = [
  {
    id: '67a',
    bug: 'a restore does not compare with what another node has seen signed',
    edits: [{ file: CHECKED, from: '...peers.map((url) => headOfPeer(url, registry, terminal)),', to: '' }],
    test: { path: HONEST, title: 'is refused where the own log, another node or a witness has seen more' },
  },
  {
    id: '67b',
    bug: 'a restored history goes on in the same log although events were lost',
    edits: [
      {
        file: 'src/node/log/log-place.ts',
        from: 'writeFileSync(join(directory, EPOCH), `{"epoch":"${last + 1}"}\\n`, { flush: true });',
        to: 'writeFileSync(join(directory, EPOCH), `{"epoch":"${last}"}\\n`, { flush: true });',
      },
    ],
    test: { path: HONEST, title: 'that accepts the loss begins another log' },
  },
  {
    id: '67c',
    bug: 'HistoryRestored is said again with every WriterStarted of the process',
    edits: [{ file: 'src/ledger/writer.ts', from: '        this.restored = undefined;\n', to: '' }],
    test: { path: 'test/ledger/restored.spec.ts', title: 'in one act with its WriterStarted, once' },
  },
  {
    id: '67d',
    bug: 'C7: a log that begins again under an earlier number is believed',
    edits: [{ file: 'src/checker/laws/c07-once.ts', from: 'if (BigInt(data.epoch) <= state.epoch)', to: 'if (BigInt(data.epoch) < 1n)' }],
    test: { path: 'test/checker/laws/c07-once.spec.ts', title: 'finds a log that begins again under the number of one before it' },
  },
  {
    id: '67e',
    bug: 'what is added to a backup may leave out what came between',
    edits: [
      { file: 'src/cli/backup/chain.ts', from: 'from?.size !== before.size || ', to: 'false || ' },
      { file: 'src/cli/backup/chain.ts', from: 'from.root !== before.root)', to: 'from === undefined)' },
    ],
    test: { path: HONEST, title: 'is refused where one that was added is missing' },
  },
  {
    id: '67f',
    bug: 'a file in an archive that is larger than its directory says is unpacked',
    edits: [{ file: 'src/cli/verify/archive.ts', from: 'if (bytes > size) throw', to: 'if (bytes < 0) throw' }],
    test: { path: EVIDENCE, title: 'fills no memory where it says that it is small' },
  },
  {
    id: '67g',
    bug: 'the page beside the events may be another than was packed',
    edits: [
      { file: 'src/cli/verify/history-at.ts', from: "if (sum.digest('hex') !== listed.get(file.name))", to: 'if (listed.size === 0)' },
    ],
    test: { path: EVIDENCE, title: 'is no archive of evidence: another page' },
  },
  {
    id: '67h',
    bug: 'a proof that events are the first of those signed is believed unseen',
    edits: [
      {
        file: 'src/cli/verify/first-of.ts',
        from: 'return isConsistent({ from, to, ...roots, proof: proof.map(hashOf) }) ? { size: from, root: roots.fromRoot } : undefined;',
        to: 'return isConsistent({ from, to, ...roots, proof: proof.map(hashOf) }) || from > 0n ? { size: from, root: roots.fromRoot } : undefined;',
      },
    ],
    test: { path: 'test/cli/verify/first-of.spec.ts', title: 'shows nothing where a hash, a size or a root is another' },
  },
  {
    id: '67i',
    bug: 'a published balance of nothing is not missed',
    edits: [
      {
        file: 'src/cli/verify/published.ts',
        from: 'for (const key of [...new Set([...said.keys(), ...sums.keys()])].sort())\n      this.compare(name, revision, key',
        to: 'for (const key of [...said.keys()].sort())\n      this.compare(name, revision, key',
      },
    ],
    test: { path: EVIDENCE, title: 'are found where they are others' },
  },
  {
    id: '67j',
    bug: 'a watched log may be set back',
    edits: [
      {
        file: 'src/cli/verify/watched-log.ts',
        from: "if (now.size < last.size) return shout('was SET BACK');",
        to: 'if (now.size < last.size) return;',
      },
    ],
    test: { path: 'test/cli/watch.spec.ts', title: 'raises an alarm where it is set back' },
  },
  {
    id: '67k',
    bug: 'a certificate is given of units that can move again',
    edits: [
      {
        file: 'src/reports/certificate/certificate.ts',
        from: "UnitsCancelled: 'cancellation' };",
        to: "UnitsCancelled: 'cancellation', UnitsTransferred: 'use' };",
      },
    ],
    test: { path: 'test/http/certificates.spec.ts', title: 'is there for a use or a cancellation alone' },
  },
];
