import { story, S } from './story.js';
import { actsOf } from './checked.js';
import { Forgery } from './forge.js';

/** Units of the story's series: `units(1, 100)`. */
export const units = (first: number, last: number): string => `${S}-${first}-${last}`;

let recorded: Promise<Forgery> | undefined;

/**
 * The story as the ledger wrote it, from which forgeries begin. Of 1,000 AERs of 2025 serials 1 to 500 went to GHA-H1, but for 401-430,
 * which were cancelled; 1-100 are frozen and 201-300 reserved; 501-600 were used by Switzerland, 601-830 are Japan's, 831-930 pending.
 */
export const genuine = (): Promise<Forgery> => (recorded ??= story().then(({ file }) => Forgery.of(actsOf(file))));
