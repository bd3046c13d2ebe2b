import { OneOf } from '../kernel/fields.js';

/** When units for other purposes are first transferred; for NDC use it is always the first international transfer. */
export class FirstTransferDefinition {
  @OneOf('authorization', 'issuance', 'use-or-cancellation', 'first-international-transfer') oimp!: string;
}
