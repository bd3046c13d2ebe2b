import {
  Activity,
  Code,
  Day,
  Nested,
  Optional,
  OutsideRegistry,
  Party,
  Quantity,
  Serial,
  Series,
  Text,
  Token,
  Year,
} from '../kernel/fields.js';

/** The units of an outside registry behind a row: a range of one of its series (AEF underlying unit). */
export class Underlying {
  @OutsideRegistry() registry!: string;
  @Series() series!: string;
  @Serial() first!: string;
  @Serial() last!: string;
  /** As printed there; it says nothing that the other members don't. */
  @Optional() @Text() serial?: string;
}

/** The ITMO ids that the units of a row have already, but for the cooperative approach, which is the authorization's. */
export class ItmoIds {
  @Token(/^[A-Z]{2,3}[0-9]{2}$/, 'Registry that gave the ids, such as TZA01') registry!: string;
  @Serial() first!: string;
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
  @Optional() @Nested(() => ItmoIds) itmo?: ItmoIds;
}

/** The command, as far as its rules look at it. */
export interface OpeningBalance {
  readonly account: string;
  readonly kind: 'ITMO' | 'CER';
  readonly controlTotal: string;
  readonly rows: readonly OpeningBalanceRow[];
}
