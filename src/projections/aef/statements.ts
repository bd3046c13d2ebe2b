import { versionOn } from '../../domain/book/terms.js';
import type { AuthorizationRow, AuthorizationVersion } from '../../domain/book/rows.js';
import { fact, type Stored } from '../view/facts-at.js';
import type { View } from '../view/view.js';

/** A statement of authorization with what it said on a day. */
export interface Statement {
  readonly row: Stored<AuthorizationRow>;
  readonly terms: AuthorizationVersion;
  /** How many versions there were. */
  readonly version: number;
}

/** A way to look statements up as they were on `day`, each once. */
export const statementsOn = (view: View, day: string): ((code: string) => Statement | undefined) => {
  const known = new Map<string, Statement | undefined>();
  return (code) => {
    if (!known.has(code)) known.set(code, statementOn(view, code, day));
    return known.get(code);
  };
};

const statementOn = (view: View, code: string, day: string): Statement | undefined => {
  const row = fact<Stored<AuthorizationRow>>(view, 'authorization', code);
  if (!row) return undefined;
  const terms = versionOn(row as unknown as AuthorizationRow, day);
  return { row, terms, version: (row.versions as readonly unknown[]).indexOf(terms) + 1 };
};

/** Purposes as the list of nomenclatures words a set of them: they are one value there, and a set here. */
export const purposesText = (purposes: readonly string[]): string => {
  const oimp = oimpText(purposes);
  return [...(purposes.includes('NDC') ? ['NDC'] : []), ...(oimp === null ? [] : [oimp])].join(' and ');
};

/** Those for other international mitigation purposes; null where there is none. */
export const oimpText = (purposes: readonly string[]): string | null => {
  const [imp, op] = [purposes.includes('IMP'), purposes.includes('OP')];
  return imp && op ? 'OIMP' : imp ? 'IMP' : op ? 'OP' : null;
};

const DEFINITIONS: Readonly<Record<string, string>> = {
  authorization: 'Authorisation',
  issuance: 'Issuance',
  'use-or-cancellation': 'Use or Cancellation',
};

/** How the list of nomenclatures words a definition of first transfer; undefined where it has no word for it. */
export const definitionText = (oimp: string): string | undefined => DEFINITIONS[oimp];
