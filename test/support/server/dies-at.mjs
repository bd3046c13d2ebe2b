import Database from 'better-sqlite3';

// Loaded into a node before its own program (node --import): the process kills itself at the point that DIES_AT names, when it comes there
// for the n-th time (`after-commit:20`). Nothing of it is told or closed, as by `kill -9` at that very place.

const [point, count] = (process.env['DIES_AT'] ?? '').split(':');
let left = Number(count);
const passes = (name) => {
  if (name === point && (left -= 1) === 0) process.kill(process.pid, 'SIGKILL');
};

const { transaction, exec } = Database.prototype;

/** The event file writes an append in one transaction. */
Database.prototype.transaction = function (work) {
  if (!this.name.endsWith('events.sqlite')) return transaction.call(this, work);
  const all = transaction.call(this, (...given) => {
    passes('before-rows');
    work(...given);
    passes('before-commit');
  });
  return (...given) => {
    all(...given);
    passes('after-commit');
  };
};

/** The read file commits rows and checkpoint together. */
Database.prototype.exec = function (sql) {
  const reads = sql === 'COMMIT' && this.name.endsWith('read.sqlite');
  if (reads) passes('before-commit-of-reads');
  const answer = exec.call(this, sql);
  if (reads) passes('after-commit-of-reads');
  return answer;
};
