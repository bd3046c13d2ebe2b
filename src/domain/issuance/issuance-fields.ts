import { Code, OneOf, Optional, Ordinal, Quantity, Serial, Year } from '../kernel/fields.js';

/** Units to be issued for one component and vintage, authorized or as a contribution; in mode cdm neither: CERs. */
export class IssuanceLine {
  @Code('component') component!: string;
  @Year() vintage!: string;
  @Quantity() quantity!: string;
  @Optional() @Code('authorization') authorization?: string;
  @Optional() @OneOf('PI', 'NPI') contribution?: 'PI' | 'NPI';
  @Optional() @Serial() nonGhgQuantity?: string;
}

/** Units for an account out of the participants' part, of one line if it names one. */
export class DistributionLine {
  @Code('account') account!: string;
  @Quantity() quantity!: string;
  @Optional() @Ordinal() line?: string;
}
