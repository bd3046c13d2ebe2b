import { useParams, useSearch } from '@tanstack/react-router';

/** What the whole console shows: a registry, now or as of a revision or an instant of its past. */
export interface Moment {
  readonly registry: string;
  readonly at: string | undefined;
}

/** The moment in view, from the address: a link shows the same to whoever opens it. */
export const useMoment = (): Moment => {
  const { registry = '' }: { readonly registry?: string } = useParams({ strict: false });
  const { at }: { readonly at?: string } = useSearch({ strict: false });
  return { registry, at: at === undefined || at === '' ? undefined : at };
};

/** A day is its end, in UTC: what happened on it is in view. */
export const momentOf = (typed: string): string | undefined => {
  const text = typed.trim();
  if (/^(?:0|[1-9][0-9]{0,17})$/.test(text)) return text;
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return `${text}T23:59:59.999Z`;
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$/.test(text) ? text : undefined;
};
