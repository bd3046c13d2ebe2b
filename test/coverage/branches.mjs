/** The branches and functions of a file of coverage-final.json: where each begins, the text of that line, and whether a test took it. */
export const branchesOf = ({ branchMap, b, fnMap, f }, file, source) => {
  const lines = source.split('\n');
  const at = (number, taken) => ({ file, number, line: (lines[number - 1] ?? '').trim(), taken });
  return [
    ...Object.entries(branchMap).flatMap(([id, { locations }]) => locations.map(({ start }, i) => at(start.line, b[id][i] > 0))),
    ...Object.entries(fnMap).map(([id, { loc }]) => at(loc.start.line, f[id] > 0)),
  ];
};

/**
 * The branches beside the list of what is left out, reason by reason, file by file, line by line: how many there are in each room, what no
 * test takes and the list doesn't name, and what the list names without need. What is `byTime` may be taken or not.
 */
export const judged = (branches, leftOut, byTime) => {
  const listed = (list, among) =>
    Object.values(list).flatMap((files) => Object.entries(files).flatMap(([file, lines]) => lines.map((line) => ({ file, line, among }))));
  const untaken = branches.filter(({ taken }) => !taken);
  const same = (one) => (other) => one.file === other.file && (one.line === other.line || other.line === '*' || one.line === '*');
  const named = [...listed(leftOut, untaken), ...listed(byTime, branches)];
  const rooms = new Map();
  for (const branch of branches) {
    const room = branch.file.split('/')[1];
    const row = rooms.get(room) ?? { room, branches: 0, taken: 0, leftOut: 0 };
    row.branches += 1;
    if (branch.taken) row.taken += 1;
    else row.leftOut += 1;
    rooms.set(room, row);
  }
  return {
    rows: { rooms: [...rooms.values()], reasons: Object.entries({ ...leftOut, ...byTime }).map(([because, files]) => ({ because, lines: Object.values(files).flat().length })) },
    unexplained: untaken.filter((branch) => !named.some(same(branch))),
    stale: named.filter((one) => !one.among.some(same(one))),
  };
};
