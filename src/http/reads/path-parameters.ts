import { refuse } from '../../domain/kernel/refusal.js';
import type { PathParameter } from '../../projections/queries/parameters.js';
import { READS } from './reads.js';

/** What stands in paths that are no question's, or in front of every question's. */
const OWN: Readonly<Record<string, PathParameter>> = {
  registry: { pattern: /^[A-Z]{2,3}[0-9]{2}$/, description: 'Code of the registry', example: 'UN01', unknown: 'unknown-registry' },
  revision: { pattern: /^(?:0|[1-9][0-9]{0,17})$/, description: 'Revision of the event', example: '39', unknown: 'unknown-event' },
  key: {
    pattern: /^[!-~]{8,64}$/,
    description: "The idempotency key, the caller's own",
    example: 'example-open-registry',
    unknown: 'unknown-key',
  },
};

/** What stands in the paths of reads, by name. A text that can't be such a name is as unknown as one that isn't there. */
export const PATH_PARAMETERS: Readonly<Record<string, PathParameter>> = Object.fromEntries(
  [OWN, ...READS.map(({ names }) => names)].flatMap((names) => Object.entries(names)),
);

/** Throws the `unknown-...` of the first name that has not the form of its kind. */
export const checkNames = (names: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(names)) {
    const parameter = PATH_PARAMETERS[name];
    if (parameter && !parameter.pattern.test(text)) refuse(parameter.unknown);
  }
};
