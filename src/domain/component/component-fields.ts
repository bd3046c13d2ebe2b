import type { FieldError } from '../kernel/field-error.js';
import { Code, Day, Decimal, Flag, Nested, NewCode, OneOf, Optional, StoredText, Text } from '../kernel/fields.js';
import { Document } from '../kernel/values.js';

/** WGS 84, in decimal degrees. */
export class Location {
  @Decimal() latitude!: string;
  @Decimal() longitude!: string;
}

/** What is wrong with a place on the globe: latitudes go to 90 degrees either way, longitudes to 180. */
export const locationErrors = ({ latitude, longitude }: Location): FieldError[] =>
  [
    { member: 'latitude', degrees: latitude, most: 90 },
    { member: 'longitude', degrees: longitude, most: 180 },
  ].flatMap(({ member, degrees, most }) =>
    Math.abs(Number(degrees)) <= most
      ? []
      : [{ pointer: `/location/${member}`, code: 'decimal-range', detail: `Degrees, -${most} to ${most}` }],
  );

export class Crediting {
  @OneOf('renewable', 'fixed') type!: 'renewable' | 'fixed';
  @Day() start!: string;
  @Day() end!: string;
}

export class Criterion {
  @NewCode() criterion!: string;
  @Flag() met!: boolean;
  @Nested(() => Document) evidence!: Document;
}

/** The same as an event has it. */
export class StoredCriterion {
  @Code() criterion!: string;
  @Flag() met!: boolean;
  @Nested(() => Document) evidence!: Document;
}

/** What another scheme knows of the component. */
export class OtherScheme {
  @NewCode() scheme!: string;
  @Text() identifier!: string;
  @OneOf('deregistered', 'registered') state!: 'deregistered' | 'registered';
  @Day() since!: string;
  @Optional() @Day() creditedUntil?: string;
}

/** The same as an event has it. */
export class StoredOtherScheme {
  @Code() scheme!: string;
  @StoredText() identifier!: string;
  @OneOf('deregistered', 'registered') state!: 'deregistered' | 'registered';
  @Day() since!: string;
  @Optional() @Day() creditedUntil?: string;
}
