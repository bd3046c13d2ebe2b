import { DIMENSIONS } from './balances.js';
import { flag, list, nothing, nullable, oneOf, optional, record, reference, text } from './shape.js';
import { activity, amount, block, code, instant, party, quantity, registryCode, revision, serial, year } from './types.js';

// Schemas of answers about units, accounts, balances and adjustments (`docs/contract.md` 5).

/** What every answer says of itself. */
export const asOf = {
  registry: registryCode,
  revision: revision('Revision the answer speaks for'),
  final: optional(flag('Only where an instant was asked for: false while an act at or before it could still land')),
};
export const cursor = nullable(text('Where the list goes on; null at its end', '^[A-Za-z0-9_-]{1,2000}$'));

const period = record({ first: year('First year'), last: year('Last year') });
const state = oneOf('State of the account', 'active', 'suspended', 'closed');

export const account = {
  account: code('Code of the account'),
  type: text('Type of the account'),
  party: nullable(party('Its Party; null for accounts of the administrator')),
  holder: nullable(code('The entity that holds it; null where the Party does')),
  state,
  ndcPeriod: nullable(period),
  quantity: quantity('Units it holds'),
  trusts: list(code('An account'), 'The accounts it trusts (R-80)'),
};

const underlying = record({
  registry: text('Where the underlying units are'),
  series: text('Their series there'),
  first: serial('First serial there'),
  last: serial('Last serial there'),
});
const blockMembers = {
  block: block('Its id'),
  host: party('Party where the outcome was achieved'),
  activity,
  component: nullable(code('The component that earned it')),
  vintage: year('Year of the outcome'),
  first: serial('First serial'),
  last: serial('Last serial'),
  quantity: quantity('last - first + 1'),
  kind: oneOf('Kind of unit', 'AER', 'MCU', 'ITMO', 'CER'),
  authorization: nullable(code('The statement it is authorized by')),
  purposes: list(oneOf('A purpose', 'NDC', 'IMP', 'OP'), 'What it is authorized for'),
  contribution: nullable(oneOf('For units that are not authorized', 'PI', 'NPI')),
  firstTransferred: flag('Whether the first transfer has happened'),
  reserved: flag('Whether an open proposal reserves it'),
  frozen: flag('Whether it is frozen'),
  underlying: nullable(underlying),
};

export const holdings = {
  account: code('Code of the account'),
  type: text('Type of the account'),
  party: nullable(party('Its Party')),
  state,
  quantity: quantity('Units in the whole account'),
  blocks: list(record(blockMembers), 'By activity, vintage and first serial'),
  cursor,
};
export const unitBlocks = {
  units: block('What was asked for'),
  blocks: list(record({ ...blockMembers, account: code('Where it is') }), 'The whole blocks in which the units stand'),
  cursor,
};
export const history = {
  units: block('What was asked for'),
  life: list(
    record({
      revision: revision('The event'),
      at: instant('When'),
      event: text('Its type'),
      from: nullable(code('The account it left; null where the units came into being')),
      to: code('The account it came to or stayed in'),
      block: block('The block as it was after the event'),
      command: nullable(text('The command that caused it')),
    }),
    'Oldest first',
  ),
  cursor,
};

const totals = record(
  {
    issued: quantity('Ever issued'),
    imported: quantity('Ever imported'),
    pending: quantity('Not distributed yet'),
    held: quantity('In holding accounts'),
    adaptationShare: quantity('Share of proceeds for adaptation'),
    omge: quantity('Cancelled for overall mitigation'),
    used: quantity('Retired'),
    cancelled: quantity('Cancelled otherwise'),
    buffer: quantity('In the buffer'),
    exported: quantity('Left for another registry'),
  },
  'issued + imported = pending + held + adaptationShare + omge + used + cancelled + buffer + exported',
);
const dimension = oneOf('A dimension', ...DIMENSIONS);
const word = optional(nullable(text('Its value; null where there is none')));

export const balances = {
  by: list(dimension, 'What was asked by'),
  rows: list(
    record({
      ...{ kind: word, account: word, 'account-type': word, party: word, host: word, activity: word, vintage: word, status: word },
      quantity: quantity('Units; never zero'),
    }),
  ),
  totals,
};
export const registryTotals = {
  kind: oneOf('Kind of registry', 'mechanism', 'party', 'international'),
  operator: text('Who operates it'),
  trial: flag('A trial registry: nothing in it counts'),
  policyNumber: text('Number of the policy', '^[1-9][0-9]{0,8}$'),
  policy: reference('PolicyFields'),
  root: nullable(text('SHA-256 root of the tree over all events; null for a past revision', '^[0-9a-f]{64}$')),
  totals,
};

const additions = quantity('Added');
const subtractions = quantity('Subtracted');

export const adjustments = {
  party: party('The Party'),
  additions,
  subtractions,
  net: amount('Additions less subtractions'),
  byVintage: list(record({ vintage: year('Vintage'), additions })),
  byUseYear: list(record({ year: year('Year used for'), subtractions })),
  byActionYear: list(record({ year: year('Year of the action'), additions, subtractions })),
  entries: list(
    record({
      revision: revision('The event'),
      cause: revision('The first event of its act'),
      kind: oneOf('Which way', 'addition', 'subtraction'),
      quantity: quantity('Tonnes'),
      vintages: list(record({ vintage: year('Vintage'), quantity: quantity('Tonnes') })),
      blocks: list(block('A block')),
      trigger: text('What fired it'),
      authorization: nullable(code('The statement')),
      cooperativeApproach: nullable(text('The cooperative approach')),
      actionYear: year('Year of the action'),
      useYear: nullable(year('Year used for')),
      late: flag('Whether the year was closed already (R-68)'),
      nonGhgQuantity: nullable(quantity('In the metric of the authorization')),
    }),
    'Oldest first',
  ),
  cursor,
};
export const emissionsBalance = {
  party: party('The Party'),
  method: nothing('No method is chosen in this build'),
  metric: text('GHG, or the metric of the authorizations'),
  years: list(
    record({
      year: year('The year'),
      inventory: nothing('No inventory is known'),
      firstTransferred: quantity('First transferred of that vintage'),
      used: quantity('Used for that year'),
      adjustment: amount('The adjustment of the year'),
      remainder: amount('What rounding left'),
      balance: nothing('Not known without an inventory'),
      state: oneOf('How firm it is', 'no-data'),
    }),
  ),
};
