import type { Json } from '../ledger/records.js';
import type { Story } from './story.js';
import type { Step } from './things.js';

const YEARS = ['2022', '2023', '2024', '2025'] as const;

/** Sets what of some years that are not verified yet is credited. The document is one, so that the same figures are the same threshold. */
export const setThreshold = (story: Story, changes: Json = {}, verified = false): Step | null => {
  const programme = story.dice.pick(story.programmes.filter(({ imported }) => !imported))?.programme;
  const host = story.dice.oneOf('GHA', 'GHA', 'RWA');
  const isVerified = (vintage: string): boolean =>
    story.lines.some((line) => line.programme === programme && line.host === host && line.vintage === vintage);
  const some = YEARS.filter((vintage) => isVerified(vintage) === verified && story.dice.chance(0.8));
  const years = some.map((vintage) => {
    const baseline = story.dice.between(60, 140);
    return { vintage, baseline: String(baseline), threshold: String(baseline - story.dice.between(0, 60)) };
  });
  if (programme === undefined || years.length === 0) return null;
  const data = { programme, host, years, mode: story.dice.oneOf('no-lose', 'symmetric'), document: { sha256: 'd'.repeat(64) } };
  return { command: 'set-crediting-threshold', data: { ...data, ...changes } };
};
