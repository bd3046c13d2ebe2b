import type { Component } from '../state/rows.js';
import { daysAfter } from './days.js';

type Standing = Pick<Component, 'crediting' | 'excluded'>;

/** whether anything may be verified or issued of the component for a day. */
export const earnsOn = ({ crediting, excluded }: Standing, day: string): boolean => {
  if (day > crediting.end) return false;
  return excluded === null || (excluded.cause === 'voluntary' && day < excluded.effective);
};

/** Whether this is the last day for which the component earns anything. */
export const endsOn = (component: Standing, day: string): boolean => earnsOn(component, day) && !earnsOn(component, daysAfter(day, 1));

/** The last day of a line: that of its year, or of its period where that ends before. */
export const lineEnds = ({ to }: { readonly to: string }, vintage: string): string => {
  const ofYear = `${vintage}-12-31`;
  return to < ofYear ? to : ofYear;
};
