/** What the data of one event may have in bytes: 60,000 for all of it, less room for the envelope. */
export const MOST_DATA_BYTES = 59_000;

/** A list in two, in order, for an event that splits. */
export const halved = <T>(list: readonly T[]): [T[], T[]] => {
  const middle = list.length >> 1;
  return [list.slice(0, middle), list.slice(middle)];
};
