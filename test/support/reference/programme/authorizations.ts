import type { Json } from '../ledger/records.js';
import type { Story } from './story.js';
import type { Step } from './things.js';

/** A host's statement: terms of all kinds, or none. */
export const authorizeUnits = (story: Story, host: string, activities: string[], changes: Json = {}): Step => {
  const statement = story.dice.oneOf('all', 'all', 'all', 'part', 'part', 'later', 'none');
  const authorizes = statement === 'all' || statement === 'part';
  const purposes = authorizes ? story.dice.oneOf(['NDC'], ['IMP'], ['OP'], ['NDC', 'IMP'], ['NDC', 'OP'], ['NDC', 'IMP', 'OP']) : [];
  const oimp = story.dice.oneOf('authorization', 'issuance', 'use-or-cancellation', 'use-or-cancellation', 'first-international-transfer');
  const nonGhg = authorizes && story.dice.chance(0.08);
  const data = {
    authorization: story.code('A'),
    host,
    statement,
    activities,
    cooperativeApproach: story.mechanism ? 'CA0001' : 'CA0046',
    purposes,
    ...(purposes.some((purpose) => purpose !== 'NDC') ? { firstTransfer: { oimp } } : {}),
    ...(authorizes && story.dice.chance(0.25) ? { quantity: String(story.dice.between(60, 400)) } : {}),
    vintages: story.dice.chance(0.3) ? { first: '2022', last: '2023' } : { first: '2014', last: '2030' },
    ...(authorizes && story.dice.chance(0.1) ? { issuedUntil: story.dice.oneOf('2026-01-31', '2027-12-31') } : {}),
    ...(authorizes && story.dice.chance(0.2) ? { usedUntil: story.dice.oneOf('2026-01-31', '2030-12-31') } : {}),
    ...(authorizes && story.dice.chance(0.2) ? { parties: story.dice.oneOf(['CHE'], ['RWA'], ['CHE', 'RWA']) } : {}),
    metric: nonGhg ? 'non-GHG' : 'GHG',
    ...(nonGhg ? { nonGhgMetric: 'MWh' } : {}),
    sectors: ['ENERGY'],
    changesAfterFirstTransfer: false,
    terms: story.document(),
    date: '2025-06-30',
    ...changes,
  };
  return { command: 'authorize-units', data, accepted: () => void story.authorizations.push(data) };
};
