import type { Json, Unit } from '../ledger/records.js';
import type { Story } from './story.js';
import { type Account, authorized, series } from './things.js';

/** Whether the unit may go to the Party under its authorization. */
export const mayReach = (story: Story, unit: Unit, party: string | null): boolean => {
  const { usedUntil = '9999', parties } = story.terms(unit) ?? {};
  return usedUntil > '2026-12-31' && (party === null || party === unit.host || !parties || parties.includes(party));
};

/** Whether nothing stands against the movement, if it is a first transfer. */
export const mayMove = (story: Story, unit: Unit, from: Account, to: Account): boolean => {
  const abroad = from.party !== null && to.party !== null && from.party !== to.party;
  const first = authorized(unit) && !unit.firstTransferred && (abroad || to.type === 'adaptation-share');
  return !first || (mayReach(story, unit, to.party) && !story.outside.has(to.party ?? '') && !story.outside.has(unit.host));
};

/** The units as runs of adjacent serials. */
const runsOf = (units: Unit[]): Unit[][] => {
  const ordered = units.toSorted((a, b) => (series(a) === series(b) ? a.serial - b.serial : series(a) < series(b) ? -1 : 1));
  const runs: Unit[][] = [];
  for (const unit of ordered) {
    const last = runs.at(-1)?.at(-1);
    if (last && series(last) === series(unit) && last.serial + 1 === unit.serial) runs.at(-1)?.push(unit);
    else runs.push([unit]);
  }
  return runs;
};

/** One range, or two apart, out of these units. */
export const blocksOf = (story: Story, units: Unit[]): string[] => {
  const runs = runsOf(units);
  const chosen = new Set([story.dice.pick(runs), ...(story.dice.chance(0.25) ? [story.dice.pick(runs)] : [])]);
  return [...chosen].flatMap((run) => {
    if (!run) return [];
    const whole = story.dice.chance(0.3);
    const first = whole ? 0 : story.dice.between(0, run.length - 1);
    const last = whole ? run.length - 1 : story.dice.between(first, run.length - 1);
    return [`${run[first]!.id}-${run[last]!.serial}`];
  });
};

/** Some of the goods: by their blocks or, where all that is free will do, by a quantity and a filter. */
export const someOf = (story: Story, goods: Unit[], free: Unit[]): Json => {
  const sample = story.dice.pick(goods);
  if (!sample || goods.length < free.length || story.dice.chance(0.5)) return { blocks: blocksOf(story, goods) };
  const purpose = story.dice.pick(story.terms(sample)?.purposes ?? []);
  const filter = story.dice.oneOf<{ [name: string]: string | undefined }>(
    {},
    {},
    { vintage: sample.vintage },
    { activity: sample.activity, vintage: sample.vintage },
    { kind: sample.kind },
    sample.authorization === null ? {} : { authorization: sample.authorization },
    purpose === undefined ? {} : { purpose },
  );
  const fits = (unit: Unit) =>
    Object.entries(filter).every(([name, value]) =>
      name === 'purpose' ? story.terms(unit)?.purposes.includes(value ?? '') : unit[name as 'kind'] === value,
    );
  return { quantity: String(story.dice.between(1, Math.min(200, free.filter(fits).length))), ...filter };
};
