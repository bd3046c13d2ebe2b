import {
  Activity,
  BlockIds,
  Code,
  Country,
  Day,
  Nested,
  OneOf,
  Optional,
  Party,
  Quantity,
  Sha256,
  StoredText,
  Text,
  Token,
  Year,
} from './fields.js';

// The composite types of `docs/contract.md` 1.

/** Evidence by fingerprint; the bytes are elsewhere. */
export class Document {
  @Sha256() sha256!: string;
  @Optional() @Token(/^https:\/\/[!-~]{1,500}$/, 'https address of the document') uri?: string;
}

const REASON_CODES = ['error-in-data', 'fraud', 'court-order', 'holder-request', 'breach', 'methodology', 'policy', 'other'] as const;

/** Why, without free text. */
export class Reason {
  @OneOf(...REASON_CODES) code!: string;
  @Optional() @Nested(() => Document) document?: Document;
}

/** A company or an authority. A natural person appears as an account code. */
export class LegalEntity {
  @OneOf('LEI', 'registration', 'account') scheme!: string;
  @Token(/^[A-Za-z0-9](?:[A-Za-z0-9 ./-]{0,58}[A-Za-z0-9])?$/, 'Identifier under the scheme') identifier!: string;
  @Optional() @Country() country?: string;
  @Optional() @Text() name?: string;
}

/** The same as an event has it, also one of before country and name had their forms of today. */
export class StoredLegalEntity {
  @OneOf('LEI', 'registration', 'account') scheme!: string;
  @Token(/^[A-Za-z0-9](?:[A-Za-z0-9 ./-]{0,58}[A-Za-z0-9])?$/, 'Identifier under the scheme') identifier!: string;
  @Optional() @Party() country?: string;
  @Optional() @StoredText() name?: string;
}

/** Units by block (exactly these serials) or by quantity with filters: exactly one of the two. */
export class Units {
  @Optional() @BlockIds(1000) blocks?: string[];
  @Optional() @Quantity() quantity?: string;
  @Optional() @Activity() activity?: string;
  @Optional() @Year() vintage?: string;
  @Optional() @Code('authorization') authorization?: string;
  @Optional() @OneOf('AER', 'MCU', 'ITMO', 'CER') kind?: string;
  @Optional() @OneOf('NDC', 'IMP', 'OP') purpose?: string;
}

export class YearSpan {
  @Year() first!: string;
  @Year() last!: string;
}

export class Period {
  @Day() from!: string;
  @Day() to!: string;
}

/** Units that an account got out of pending. */
export class Distributed {
  @Code('account') account!: string;
  @Token(/^[A-Z0-9-]{1,90}$/, 'Block of units') block!: string;
}
