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
  @Amount() verified!: string;
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
  @Rows(() => VerifiedVintage, { max: 60 }) vintages!: VerifiedVintage[];
  @Optional() @Rows(() => SchemeConfirmation, { max: 20 }) schemeConfirmations?: SchemeConfirmation[];
}
