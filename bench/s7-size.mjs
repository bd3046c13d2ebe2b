import { startLedger } from './node.mjs';
import { median } from './process.mjs';
import * as sample from './story.mjs';

const BIG = 1_000_000_000n;
/** The smallest issuance from which the levies leave anything to hold. */
const SMALL = 100n;

/**
 * S7: what a block of 10^9 units costs against one of 1 (100 for the issuance, whose levies must leave something): issue, split and transfer,
 * use. In process, in memory, by processor time; small and big in turn, each first in every other round, and the median of the rounds' ratios.
 * @param {{ quick: boolean }} options
 */
export const size = async ({ quick }) => {
  const rounds = quick ? 9 : 31;
  const count = 200;
  const { give, file } = await startLedger(':memory:');
  for (const [name, data] of sample.story(BIG * BigInt(4 * (rounds + 1) * count)))
    await give(name, name === 'record-host-approval' ? { ...data, maximumAnnualAmount: '999999999999999' } : data);
  await give('open-account', { account: 'CHE-NDC', type: 'retirement-ndc', party: 'CHE', ndcPeriod: { first: '2021', last: '2030' } });
  const ratios = { issue: [], 'split and transfer': [], use: [] };
  const next = { verification: 1, serial: 1n };
  for (let round = 0; round <= rounds; round += 1) {
    const sizes = [() => timesOf(give, next, count, SMALL, 1n), () => timesOf(give, next, count, BIG, BIG)];
    const first = round % 2;
    const times = [];
    for (const i of [first, 1 - first]) times[i] = await sizes[i]();
    const [small, big] = times;
    if (round > 0) for (const name of Object.keys(ratios)) ratios[name].push(big[name] / small[name]);
  }
  await file.close();
  return Object.entries(ratios).map(([what, all]) => {
    const ratio = median(all);
    return {
      ...{ id: 'S7', what: `${what}: 10^9 units against ${what === 'issue' ? SMALL : 1}`, figure: '', yardstick: '' },
      ...{ ratio, goal: '1.00 ± 0.10', met: Math.abs(ratio - 1) <= 0.1 },
    };
  });
};

const timesOf = async (give, next, count, issued, moved) => {
  const blocks = Array.from({ length: count }, (_, i) => {
    const first = next.serial + BigInt(i) * moved;
    return `UN01-GHA-10471-2021-${first}-${first + moved - 1n}`;
  });
  next.serial += BigInt(count) * moved;
  const verified = await verifiedLines(give, next, count, issued);
  const issue = await timed(count, (i) => {
    const lines = [{ component: verified.components[i], vintage: '2021', quantity: String(issued), authorization: 'A-1' }];
    return give('issue-units', { issuance: `I-${verified.components[i]}`, verification: verified.verification, lines });
  });
  const transfer = await timed(count, (i) => give('transfer-units', { from: 'GHA-1', to: 'CHE-1', units: { blocks: [blocks[i]] } }));
  const use = await timed(count, (i) => give('use-units', { from: 'CHE-1', to: 'CHE-NDC', year: '2025', units: { blocks: [blocks[i]] } }));
  return { issue, 'split and transfer': transfer, use };
};

/** One verification of `count` new components, each with `quantity` to issue. */
const verifiedLines = async (give, next, count, quantity) => {
  next.verification += 1;
  const components = Array.from({ length: count }, (_, i) => `C-${next.verification}-${i}`);
  for (const component of components)
    await give('include-component', { ...sample.component, component, technology: component, expectedAnnual: '1' });
  const verification = `V-${next.verification}`;
  await give('verify-reductions', {
    ...{
      ...sample.verification(1n),
      verification,
      batch: `B-${next.verification}`,
      report: { sha256: String(next.verification).padStart(64, '0') },
    },
    components: components.map((component) => ({ component, vintages: [{ vintage: '2021', verified: String(quantity) }] })),
  });
  return { verification, components };
};

const timed = async (count, run) => {
  const began = process.cpuUsage();
  for (let i = 0; i < count; i += 1) await run(i);
  return process.cpuUsage(began).user;
};
