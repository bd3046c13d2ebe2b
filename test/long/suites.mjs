/** The suites of `npm run test:long`: what each shows, its files, and the figures that the environment sets, at their full size. */
export const SUITES = [
  {
    id: 'Q4',
    what: 'random programmes against the reference ledger',
    paths: ['test/model-based/reference.spec.ts', 'test/model-based/reference.more-seeds.spec.ts'],
    figures: { MODEL_RUNS: 50_000, MODEL_LENGTH: 200 },
    fixed: ['MODEL_LENGTH'],
  },
  {
    id: 'checker',
    what: 'random programmes without a finding, and the data from the field',
    paths: ['test/checker/random-programmes.spec.ts', 'test/field'],
    figures: { CHECKED_PROGRAMMES: 1_000 },
    fixed: ['CHECKED_PROGRAMMES'],
  },
  {
    id: 'Q8',
    what: '1,000 clients spend one block at once, rounds',
    paths: ['test/http/race/race.spec.ts'],
    figures: { SEXTANT_RACE_ROUNDS: 1_000 },
  },
  {
    id: 'Q10',
    what: 'deterministic simulation, seeds in each of its places',
    paths: ['test/simulation'],
    figures: { SEEDS: 34_000 },
  },
  {
    id: 'Q11',
    what: 'power loss, lives; bits flipped',
    paths: ['test/power-loss'],
    figures: { LIVES: 2_000_000, FLIPS: 1_000_000 },
  },
  {
    id: 'Q12',
    what: 'kill -9 under load, rounds',
    paths: ['test/crash/kill.spec.ts'],
    figures: { SEXTANT_KILLS: 2_000 },
  },
  {
    id: 'soak',
    what: 'one process under load, seconds',
    paths: ['test/crash/soak.spec.ts'],
    figures: { SEXTANT_SOAK: 3_600 },
  },
];
