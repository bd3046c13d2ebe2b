import { LAWS } from '../../checker/laws/laws.js';
import { REFUSALS } from '../../domain/kernel/refusal.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { eventSchemas } from '../openapi/events.js';

/** `rules.txt` of an archive: what every history must keep to, and what commands are refused with, each with its rules. */
export const rulesPage = (): string => {
  const laws = LAWS.map(({ id, name, rule, says }) => `- \`${name}\` (${id}; ${rule}): ${says}\n`);
  const refusals = Object.entries(REFUSALS)
    .filter(([, { rule }]) => rule !== null)
    .map(([code, { rule, title }]) => `- \`${code}\` (${rule}): ${title}\n`);
  return `# The rules that this history was written under

Each R-nn is a rule of the registry's software; its text and its source are on its page of rules.

## Laws

What \`sextant verify\` checks on every act, by a program that shares nothing with the one that wrote it:

${laws.join('')}
## Refusals

What a command is refused with, and so is nowhere in the history:

${refusals.join('')}`;
};

/** `schemas/events.json` of an archive: every event that the registry's software knows, as it is stored, by type and version (JSON Schema 2020-12). */
export const schemasPage = (catalogue: Catalogue): string => {
  const definitions = { ...catalogue.schemas, ...eventSchemas(catalogue) };
  const text = JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', $ref: '#/$defs/StoredEvent', $defs: definitions });
  return `${JSON.stringify(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')), null, 1)}\n`;
};
