import { placesIn } from './places.mjs';

/** The branches and functions of a file of coverage-final.json: the function each is in, its line, and whether a test took it. */
export const branchesOf = ({ branchMap, b, fnMap, f }, file, source) => {
  const placeAt = placesIn(source);
  const at = ({ line, column }, taken) => ({ file, place: placeAt(line, column), line, taken });
  return [
    ...Object.entries(branchMap).flatMap(([id, { locations }]) => locations.map(({ start }, i) => at(start, b[id][i] > 0))),
    ...Object.entries(fnMap).map(([id, { loc }]) => at(loc.start, f[id] > 0)),
  ];
};

/**
 * The branches beside the list of what is left out: in which functions more of them are taken by no test than it says, and in which fewer.
 * What is left out by chance may be taken or not. A star stands for all of a file.
 */
export const judged = (branches, leftOut, byChance) => {
  const untaken = new Map();
  for (const { file, place, line, taken } of branches) {
    const key = `${file} ${leftOut.has(`${file} *`) ? '*' : place}`;
    const lines = untaken.get(key) ?? [];
    untaken.set(key, taken ? lines : [...lines, line]);
  }
  const allowed = (key) => leftOut.get(key) ?? 0;
  const isMore = ([key, lines]) => lines.length > allowed(key) + (byChance.get(key) ?? 0) && !key.endsWith(' *');
  const isFewer = ([key, count]) => (untaken.get(key)?.length ?? 0) < count;
  return {
    unexplained: [...untaken].filter(isMore).map(([key, lines]) => ({ key, lines, allowed: allowed(key) })),
    stale: [...leftOut].filter(isFewer).map(([key, count]) => ({ key, count, left: untaken.get(key)?.length ?? 0 })),
  };
};

/** A list of reasons, files and functions as how many branches it leaves out in each `file function`. */
export const countsOf = (list) => {
  const counts = new Map();
  for (const files of Object.values(list))
    for (const [file, places] of Object.entries(files))
      for (const [place, count] of Object.entries(places)) {
        const key = `${file} ${place}`;
        counts.set(key, (counts.get(key) ?? 0) + count);
      }
  return counts;
};
