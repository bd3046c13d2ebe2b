import type { AdjustmentMethod } from '../../domain/book/rows.js';
import { nullable, oneOf, text, type Shape } from './shape.js';

// The types of `docs/contract.md` 1 as answers have them.

export const code = (description: string): Shape<string> => text(description, '^[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?$');
export const registryCode = text('Code of the registry', '^[A-Z]{2,3}[0-9]{2}$');
export const actor = (description: string): Shape<string> => text(description, '^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$');
export const activity = text('Programme or stand-alone project', '^[A-Z0-9]{1,20}$');
export const party = (description: string): Shape<string> => text(description, '^[A-Z]{3}$');
export const revision = (description: string): Shape<string> => text(description, '^(?:-1|0|[1-9][0-9]{0,17})$');
export const serial = (description: string): Shape<string> => text(description, '^[1-9][0-9]{0,17}$');
export const year = (description: string): Shape<string> => text(description, '^(?:19|20|21)[0-9]{2}$');
export const day = (description: string): Shape<string> => text(description, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
export const instant = (description: string): Shape<string> =>
  text(description, '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$');
/** Whole units or tonnes, zero included. A sum of what may be given with 15 digits has up to 21, and is exact. */
export const quantity = (description: string): Shape<string> => text(description, '^(?:0|[1-9][0-9]{0,20})$');
/** Whole units or tonnes, also less than zero. */
export const amount = (description: string): Shape<string> => text(description, '^(?:0|-?[1-9][0-9]{0,20})$');
export const bps = (description: string): Shape<string> => text(description, '^(?:0|[1-9][0-9]{0,3}|10000)$');
export const block = (description: string): Shape<string> =>
  text(description, '^[A-Z]{2,3}[0-9]{2}-[A-Z]{3}-[A-Z0-9]{1,20}-(?:19|20|21)[0-9]{2}-[1-9][0-9]{0,17}-[1-9][0-9]{0,17}$');
export const hash = (description: string): Shape<string> => text(description, '^[A-Za-z0-9_-]{43}$');
export const unitKind = oneOf('Kind of unit', 'AER', 'MCU', 'ITMO', 'CER');
export const contribution = nullable(oneOf('For units that are not authorized', 'PI', 'NPI'));
export const purpose = oneOf('A purpose', 'NDC', 'IMP', 'OP');
/** How a Party adjusts the years of an NDC period. */
export const method = (description: string): Shape<AdjustmentMethod> => oneOf(description, 'trajectory', 'averaging', 'multi-year');
export const rounding = oneOf('How fractions are rounded', 'ceil', 'floor', 'half-up');
/** Where a resource is read. */
export const path = text('Where it is read', '^/v1/registries/[!-~]{1,300}$');
