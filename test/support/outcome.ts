import type { Outcome } from './scenario.js';

/** The revision of the first event of an outcome that was accepted. */
export const revisionOf = ({ events }: Outcome): bigint => BigInt(events[0]?.revision ?? -1);

/** The revision of the last event of an outcome. */
export const lastRevision = ({ events }: Outcome): bigint => BigInt(events.at(-1)?.revision ?? -1);

/** Type and data of each event of an outcome. */
export const eventsOf = ({ events }: Outcome): [string, Record<string, unknown>][] => events.map(({ type, data }) => [type, data]);

/** What a wrong input is refused with: pointer and finer code of each finding; the refusal's code where it is another. */
export const findings = ({ refusal, names }: Outcome): unknown =>
  refusal === 'invalid-input' ? names.errors?.map(({ pointer, code }) => [pointer, code]) : refusal;

/** The event that adds to a host's balance what was first transferred, as the contract has it. */
export const addition = (members: object): [string, object] => [
  'CorrespondingAdjustmentApplied',
  {
    ...{ party: 'GHA', kind: 'addition', authorization: 'A-NDC', cooperativeApproach: 'CA0001', trigger: 'first-international-transfer' },
    ...{ actionYear: '2026', useYear: null, late: false, nonGhgQuantity: null },
    ...members,
  },
];

/** What one vintage adds or subtracts. */
export const ofVintage = (vintage: string, quantity: string): object => ({
  quantity,
  vintages: [{ vintage, quantity, nonGhgQuantity: null }],
});
