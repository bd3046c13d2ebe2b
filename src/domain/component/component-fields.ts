import { Code, Day, Decimal, Flag, Nested, OneOf, Optional, Text } from '../kernel/fields.js';
import { Document } from '../kernel/values.js';

export class Location {
  @Decimal() latitude!: string;
  @Decimal() longitude!: string;
}

export class Crediting {
  @OneOf('renewable', 'fixed') type!: 'renewable' | 'fixed';
  @Day() start!: string;
  @Day() end!: string;
}

export class Criterion {
  @Code() criterion!: string;
  @Flag() met!: boolean;
  @Nested(() => Document) evidence!: Document;
}

/** What another scheme knows of the component. */
export class OtherScheme {
  @Code() scheme!: string;
  @Text() identifier!: string;
  @OneOf('deregistered', 'registered') state!: 'deregistered' | 'registered';
  @Day() since!: string;
  @Optional() @Day() creditedUntil?: string;
}
