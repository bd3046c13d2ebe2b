import { Activity, Code, Day, Nested, Optional, Party, Quantity, Serial, Text, Token, Year } from '../kernel/fields.js';

/** The units of an outside registry behind a row: a range of one of its series (AEF underlying unit). */
export class Underlying {
  @Token(/^[A-Za-z0-9](?:[A-Za-z0-9 -]{0,18}[A-Za-z0-9])?$/, 'Registry of the underlying units, such as GS or VCS') registry!: string;
  @Text() series!: string;
  @Serial() first!: string;
  @Serial() last!: string;
}

export class OpeningBalanceRow {
  @Optional() @Code('account') account?: string;
  @Party() host!: string;
  @Activity() activity!: string;
  @Year() vintage!: string;
  @Quantity() quantity!: string;
  @Optional() @Code('authorization') authorization?: string;
  @Nested(() => Underlying) underlying!: Underlying;
  /** As the AEF words it: Emission reductions, Removals, or both. */
  @Text() mitigationType!: string;
  @Optional() @Day() firstTransferredOn?: string;
  @Optional() @Serial() nonGhgQuantity?: string;
}
