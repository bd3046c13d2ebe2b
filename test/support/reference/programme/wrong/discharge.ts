import { cancelUnits, dischargeObligation } from '../movement.js';
import type { Story } from '../story.js';
import type { Recipe, Step } from '../things.js';
import { spoiled } from './spoiled.js';

/** Discharges of what nobody owes, with the units that are owed for, for a purpose that replaces nothing, and of more than is open. */
export const wrongDischarges = (story: Story): Recipe[] => [
  () => spoiled(cancelUnits(story), { discharges: 'O-999999' }),
  () => dischargeObligation(story, { obligation: 'O-999999', from: 'NO-SUCH' }),
  () => dischargeObligation(story, {}, (unit, component) => unit.component === component),
  () => {
    const owed = story.dice.pick(story.ledger.obligations);
    return owed?.code ? spoiled(cancelUnits(story), { discharges: owed.code }) : null;
  },
  () => tooMuch(story),
  () => tooMuch(story),
];

/** More than is open, of what an account has; nothing is open of an obligation that is met. */
const tooMuch = (story: Story): Step | null => {
  const owed = story.dice.pick(story.ledger.obligations);
  const most = (owed?.quantity ?? 0) - (owed?.discharged ?? 0) + story.dice.between(1, 3);
  const from = story.dice.pick(story.stocked().filter(({ account }) => story.free(account).length >= most));
  if (!owed?.code || !from) return null;
  const data = { obligation: owed.code, from: from.account, units: { quantity: String(most) } };
  return { command: 'discharge-replacement-obligation', data };
};
