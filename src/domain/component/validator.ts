import { doe } from '../message/authority.js';

/** Who speaks for a component: the DOE that validated it (docs/decisions/0034-claims-on-assets.md). */
export const validator = doe(({ component }: { readonly component: string }, book) => book.components.get(component)?.validatedBy);
