import type { UnitKind } from '../book/block.js';
import type { FieldError } from '../kernel/field-error.js';
import { OneOf, Quantity } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { repeated } from '../kernel/repeated.js';

/** How many of the units that a reversal took back were authorized (AER, which stands for ITMO as well), and how many were not. */
export class ReversedKind {
  @OneOf('AER', 'MCU') kind!: 'AER' | 'MCU';
  @Quantity() quantity!: string;
}

/** Whether a unit of `kind` makes good for reversed units of the other: an ITMO is what an AER is in the registry of a Party. */
export const isOfKind = (kind: UnitKind, reversed: ReversedKind['kind']): boolean =>
  reversed === 'MCU' ? kind === 'MCU' : kind === 'AER' || kind === 'ITMO';

/** All units of a list. */
export const totalOf = (kinds: readonly ReversedKind[]): bigint => kinds.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);

/** A kind that stands in the list twice. */
export const kindErrors = (kinds: readonly ReversedKind[]): FieldError[] =>
  repeated(
    kinds,
    ({ kind }) => kind,
    (i) => `/kinds/${i}/kind`,
    'The kind stands in the list already',
  );

/** the kinds sum to the quantity, where one is stated. Throws `total-mismatch`. */
export const checkTotal = (kinds: readonly ReversedKind[], quantity: string | undefined): void => {
  if (quantity !== undefined && totalOf(kinds) !== BigInt(quantity)) refuse('total-mismatch');
};
