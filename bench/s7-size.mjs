import { startLedger, story } from './node.mjs';
import { median } from './process.mjs';

const BIG = 1_000_000_000n;
/** The smallest issuance from which the levies leave anything to hold. */
const SMALL = 100n;

/**
 * S7: what a block of 10^9 units costs against one of 1 (100 for the issuance, whose levies must leave something): issue, split and transfer,
 * use. In process, in memory; small and big in turn within each round, and the median of the rounds' ratios.
 * @param {{ quick: boolean }} options
 */
export const size = async ({ quick }) => {
  const rounds = quick ? 9 : 31;
  const count = 200;
  const { give, file } = await startLedger(':memory:');
  for (const [name, data] of story(BIG * BigInt(4 * (rounds + 1) * count)))
    await give(name, name === 'record-host-approval' ? { ...data, maximumAnnualAmount: '999999999999999' } : data);
  await give('open-account', { account: 'CHE-NDC', type: 'retirement-ndc', party: 'CHE', ndcPeriod: { first: '2021', last: '2030' } });
  const ratios = { issue: [], 'split and transfer': [], use: [] };
  const next = { issuance: 1, serial: 1n };
  for (let round = 0; round <= rounds; round += 1) {
    const small = await timesOf(give, next, count, SMALL, 1n);
    const big = await timesOf(give, next, count, BIG, BIG);
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
  const issue = await timed(count, () => {
    next.issuance += 1;
    const lines = [{ component: 'CP-1', vintage: '2021', quantity: String(issued), authorization: 'A-1' }];
    return give('issue-units', { issuance: `I-${next.issuance}`, verification: 'V-1', lines });
  });
  const transfer = await timed(count, (i) => give('transfer-units', { from: 'GHA-1', to: 'CHE-1', units: { blocks: [blocks[i]] } }));
  const use = await timed(count, (i) => give('use-units', { from: 'CHE-1', to: 'CHE-NDC', year: '2025', units: { blocks: [blocks[i]] } }));
  return { issue, 'split and transfer': transfer, use };
};

const timed = async (count, run) => {
  const began = performance.now();
  for (let i = 0; i < count; i += 1) await run(i);
  return performance.now() - began;
};
