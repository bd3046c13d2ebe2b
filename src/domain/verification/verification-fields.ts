import { Amount, Code, Day, Nested, OneOf, Optional, Quantity, Rows, Serial, Year } from '../kernel/fields.js';
import { Document } from '../kernel/values.js';

const DEDUCTION_REASONS = [
  'domestic-scheme',
  'nested-programme',
  'results-based-finance',
  'own-contribution',
  'other-market',
  'double-issuance',
  'over-crediting',
  'uncertainty',
] as const;

/** A part of the verified quantity that must not be issued, with its reason. */
export class Deduction {
  @OneOf(...DEDUCTION_REASONS) reason!: string;
  @Quantity() quantity!: string;
  @Code() reference!: string;
}

export class VerifiedVintage {
  @Year() vintage!: string;
  /** The result; or, where a crediting threshold stands, the emissions that are compared with its baseline. */
  @Optional() @Amount() verified?: string;
  @Optional() @Amount() actual?: string;
  @Optional() @Rows(() => Deduction, { max: 50, least: 0 }) deductions?: Deduction[];
}

/** Another scheme's word that it did not credit these days. */
export class SchemeConfirmation {
  @Code() scheme!: string;
  @Day() from!: string;
  @Day() to!: string;
  @Nested(() => Document) document!: Document;
}

export class VerifiedComponent {
  @Code('component') component!: string;
  @Optional() @Serial() assetsInOperation?: string;
  /** One figure for the whole period, which the policy `longPeriods` has split into its years; then no vintages are listed. */
  @Optional() @Amount() verified?: string;
  @Rows(() => VerifiedVintage, { max: 60, least: 0 }) vintages!: VerifiedVintage[];
  @Optional() @Rows(() => SchemeConfirmation, { max: 20 }) schemeConfirmations?: SchemeConfirmation[];
}
