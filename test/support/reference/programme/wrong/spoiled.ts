import type { Json, Unit } from '../../ledger/records.js';
import type { Story } from '../story.js';
import { series, type Step } from '../things.js';
import { blocksOf } from '../units.js';

/** The step with members that make it wrong. */
export const spoiled = (step: Step | null, changes: Json): Step | null => step && { ...step, data: { ...step.data, ...changes } };

/** An account of one of the types that has such units, and those. */
export const anywhere = (
  story: Story,
  which: (unit: Unit) => boolean,
  types = ['holding'],
): { account: string; units: Unit[] } | undefined => {
  const accounts = story.accounts.filter((account) => types.includes(account.type) && story.isActive(account));
  const found = accounts.map(({ account }) => ({ account, units: story.held(account).filter(which) }));
  return story.dice.pick(found.filter(({ units }) => units.length > 0));
};

/** Moves or cancels units from an account, whether they are there or not. */
export const moveBlocks = (
  story: Story,
  from: string | undefined,
  units: Unit[] | undefined,
  command = story.dice.oneOf('transfer-units', 'transfer-units', 'cancel-units'),
): Step | null => {
  if (from === undefined || !units || units.length === 0) return null;
  const blocks = { blocks: blocksOf(story, units) };
  const to = story.dice.pick(story.active('holding').filter(({ account }) => account !== from))?.account;
  if (command === 'cancel-units')
    return { command, data: { from, purpose: 'administrative', to: 'CANCELLATION-ADMINISTRATIVE', units: blocks } };
  return to === undefined ? null : { command: 'transfer-units', data: { from, to, units: blocks } };
};

/** A block that ends after the last serial of its series. */
export const beyond = (story: Story): string[] | null => {
  const unit = story.dice.pick(story.units);
  const last = Math.max(...story.units.filter((other) => unit && series(other) === series(unit)).map(({ serial }) => serial));
  return unit ? [`${series(unit)}-${last + story.dice.between(0, 1)}-${last + story.dice.between(2, 9)}`] : null;
};
