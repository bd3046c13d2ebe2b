import type { Certificate } from '../../reports/certificate/certificate.js';
import { anyRecord, flag, list, nullable, oneOf, record, text, type Shape } from '../../projections/answers/shape.js';
import { activity, block, code, instant, party, path, quantity, registryCode, revision, year } from '../../projections/answers/types.js';

/** What was used or cancelled for good, and how that is checked. */
export const certificate: Shape<Certificate> = record({
  registry: registryCode,
  revision: revision('The event'),
  id: text('Its id'),
  at: instant('When'),
  kind: oneOf('What was done with the units', 'use', 'cancellation'),
  trial: flag('A trial registry: nothing in it counts'),
  quantity: quantity('Units'),
  lines: list(
    record({ programme: activity, host: party('The host'), vintage: year('The vintage'), quantity: quantity('Units') }),
    'The same by programme, host and vintage',
  ),
  blocks: list(block('A block')),
  firstTransferred: list(block('A block that was first transferred with it')),
  from: code('The account they left'),
  to: code('The account they are in for ever'),
  party: nullable(party('Of a use: whose target')),
  year: nullable(year('Of a use: of which year')),
  purpose: nullable(text('Of a cancellation')),
  beneficiary: nullable(anyRecord('On whose behalf')),
  document: nullable(anyRecord('What it rests on')),
  authority: nullable(text('The role under which the command was given')),
  approver: nullable(text('Who approved it')),
  proof: record({ event: path, receipt: path, checkpoint: path, key: path, evidence: path }, 'Where what proves it is read'),
});
