/** The word among `known` that a mistyped one was probably meant to be; undefined where none is near. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const begun = word.length >= 3 ? known.find((other) => other.startsWith(word)) : undefined;
  if (begun !== undefined) return begun;
  const most = Math.max(1, Math.floor(word.length / 3));
  const [first] = known
    .map((other) => ({ other, edits: editsBetween(word, other) }))
    .filter(({ edits }) => edits <= most)
    .sort((one, two) => one.edits - two.edits);
  return first?.other;
};

/** How many letters have to be put in, taken out, changed, or swapped with the next one, to make `two` of `one`. */
const editsBetween = (one: string, two: string): number => {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: two.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (one[i - 1] === two[j - 1] ? 0 : 1);
      const swapped = one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1] ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [before, last] = [last, row];
  }
  return last[two.length] ?? 0;
};
