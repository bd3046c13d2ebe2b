const CLAIMS = 'test/domain/book/asset-claims.spec.ts';
const REGISTER = 'test/domain/asset/register-assets.spec.ts';
const RETIRE = 'test/domain/asset/retire-assets.spec.ts';
const VERIFY = 'test/domain/verification/verify-reductions.assets.spec.ts';
const LAW = 'test/checker/laws/c14-assets.spec.ts';

/** How one asset would earn twice, or two would be taken for one. */
export const assets = [
  {
    id: '57a',
    bug: 'off by one where claims meet: the last day of a claim is free',
    edits: [{ file: 'src/domain/book/asset-claims.ts', from: 'this.endOf(claim) >= first', to: 'this.endOf(claim) > first' }],
    test: { path: REGISTER, title: 'a day in common is one too many at either end' },
  },
  {
    id: '57b',
    bug: 'off by one where claims meet: the first day of a claim is free',
    edits: [
      {
        file: 'src/domain/book/asset-claims.ts',
        from: 'this.assets.batchOf(claim).from <= last',
        to: 'this.assets.batchOf(claim).from < last',
      },
    ],
    test: { path: REGISTER, title: 'a day in common is one too many at either end' },
  },
  {
    id: '57c',
    bug: 'an asset is known by its hash alone: ids that share it are one',
    edits: [
      {
        file: 'src/domain/book/claimed-assets.ts',
        from: 'return own.every((word, i) => word === words[i]) && (words[own.length] ?? 0) === 0;',
        to: 'return true;',
      },
    ],
    test: { path: CLAIMS, title: 'of two ids that share their hash are told apart' },
  },
  {
    id: '57d',
    bug: 'a claim that a batch made is not taken back with it',
    edits: [
      {
        file: 'src/domain/book/asset-claims.ts',
        from: 'this.journal.record(this, { named });',
        to: '',
      },
    ],
    test: { path: CLAIMS, title: 'answer as a plain list does' },
  },
  {
    id: '57e',
    bug: 'a component may claim again what it claims already',
    edits: [
      {
        file: 'src/domain/asset/register-assets.ts',
        from: 'if (held) refuse(',
        to: 'if (held && held.component !== component) refuse(',
      },
    ],
    test: { path: REGISTER, title: 'whatever programme that is of, and its own too' },
  },
  {
    id: '57f',
    bug: 'days that were verified are taken off a claim, for another component to verify them again',
    edits: [
      { file: 'src/domain/asset/retire-assets.ts', from: 'for (const claim of claims) checkNotVerified(row, claim, until);', to: '' },
    ],
    test: { path: RETIRE, title: 'no day that was verified is taken off a claim' },
  },
  {
    id: '57g',
    bug: 'the assets of the first day of a period are those of all of it',
    edits: [{ file: 'src/domain/asset/asset-days.ts', from: '<= to; i += 1', to: '<= from; i += 1' }],
    test: { path: VERIFY, title: 'on every day of the period' },
  },
  {
    id: '57h',
    bug: 'what is retired stays counted',
    edits: [{ file: 'src/domain/asset/assets-retired.ts', from: '-claims.length', to: '0' }],
    test: { path: VERIFY, title: 'change hands counts them in neither' },
  },
  {
    id: '57i',
    bug: 'C14: a claim is over with the day on which it was registered to end, whenever it was retired',
    edits: [
      {
        file: 'src/checker/state/asset-claims.ts',
        from: 'this.words[place + 5] = dayNumber(until);',
        to: '',
      },
    ],
    test: { path: LAW, title: 'finds a claim on the last day before an asset was retired, and none from the next day on' },
  },
  {
    id: '57j',
    bug: 'C14: as many assets are in operation as the report says',
    edits: [{ file: 'src/checker/laws/c14-assets.ts', from: 'if (said > fewest)', to: 'if (said < 0n)' }],
    test: { path: LAW, title: 'finds more assets in operation than are claimed' },
  },
];
