import { checkEventFilters, type EventParams } from '../../projections/find/events.js';
import { single, type Query } from '../query.js';

/** The filters of events in a query, of those that are allowed here; undefined where there is none. Throws `malformed-request`. */
export const eventParamsOf = (query: Query, names: readonly (keyof EventParams)[]): EventParams | undefined => {
  const given = names.flatMap((name) => {
    const value = single(query, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const params: EventParams = Object.fromEntries(given);
  checkEventFilters(params);
  return given.length === 0 ? undefined : params;
};
