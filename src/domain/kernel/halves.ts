/** A list in two, in order, for an event that splits. */
export const halved = <T>(list: readonly T[]): [T[], T[]] => {
  const middle = list.length >> 1;
  return [list.slice(0, middle), list.slice(middle)];
};
