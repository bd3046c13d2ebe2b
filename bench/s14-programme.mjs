import { startLedger } from './node.mjs';
import { median } from './process.mjs';
import * as sample from './story.mjs';
import { thousands } from './table.mjs';

const VINTAGES = ['2021', '2022', '2023', '2024', '2025', '2026', '2027', '2028', '2029', '2030'];
const BATCH = 250;

/**
 * S14, its first half: a programme with many components, each with ten vintages, in memory: include each, verify them in batches of 250,
 * issue each batch (a command of 2,500 lines). What the last tenth takes a line is held against the second tenth: the first is slow because everything is new.
 * @param {{ quick: boolean }} options
 */
export const programme = async ({ quick }) => {
  const components = quick ? 2_000 : 10_000;
  const { give, file } = await startLedger(':memory:', () => Date.parse('2031-06-01T00:00:00.000Z'));
  for (const [name, data] of beginning()) await give(name, data);
  const batches = components / BATCH;
  const steps = {
    include: await each(components, (i) => give('include-component', component(i))),
    verify: await each(batches, (b) => give('verify-reductions', verification(b))),
    issue: await each(batches, (b) => give('issue-units', issuance(b))),
  };
  await file.close();
  const total = (steps.include.ms + steps.verify.ms + steps.issue.ms) / 1000;
  return [
    {
      ...{ id: 'S14', what: `include, verify, issue ${thousands(components)} components × 10 vintages`, figure: `${total.toFixed(1)} s` },
      ...{ yardstick: '', ratio: null, goal: quick ? '' : '60 s', met: quick ? null : total <= 60 },
    },
    ...Object.entries(steps).map(([name, { growth }]) => ({
      ...{ id: 'S14', what: `its last tenth against its second: ${name}`, figure: '', yardstick: '', ratio: growth },
      ...{ goal: '0.75 to 1.25', met: Math.abs(growth - 1) <= 0.25 },
    })),
  ];
};

/** Runs `count` commands one after the other: how long they took, and the last tenth (at least two) against the second. */
const each = async (count, run) => {
  const times = [];
  for (let i = 0; i < count; i += 1) {
    const began = performance.now();
    await run(i);
    times.push(performance.now() - began);
  }
  const share = Math.max(2, Math.floor(count / 10));
  return { ms: times.reduce((a, b) => a + b, 0), growth: median(times.slice(-share)) / median(times.slice(share, 2 * share)) };
};

const code = (i) => `CP-${String(i + 1).padStart(5, '0')}`;

/** The story up to the programme: one of removals, whose crediting periods may be of ten years; it is 2031. */
const beginning = () => [
  ...sample.parties(),
  ['register-programme', { ...sample.programme, outcome: 'removals', riskRatingBps: '1000', end: '2030-12-31' }],
  ['record-host-approval', sample.approval],
  ['authorize-units', sample.authorization],
];

const component = (i) => ({
  ...sample.component,
  ...{ component: code(i), site: `S-${i}` },
  crediting: { type: 'renewable', start: '2021-01-01', end: '2030-12-31' },
});

const verification = (b) => ({
  ...sample.verification(0n),
  ...{ verification: `V-${b}`, batch: `B-${b}` },
  period: { from: '2021-01-01', to: '2030-12-31' },
  report: { sha256: b.toString(16).padStart(64, '0') },
  components: Array.from({ length: BATCH }, (_, i) => ({
    component: code(b * BATCH + i),
    vintages: VINTAGES.map((vintage) => ({ vintage, verified: '1000' })),
  })),
});

const issuance = (b) => ({
  ...{ issuance: `I-${b}`, verification: `V-${b}` },
  lines: Array.from({ length: BATCH }, (_, i) => code(b * BATCH + i)).flatMap((own) =>
    VINTAGES.map((vintage) => ({ component: own, vintage, quantity: '1000', authorization: 'A-1' })),
  ),
  distribution: [{ account: 'GHA-1', quantity: String(Math.floor(BATCH * 10 * 1000 * 0.8)) }],
});
