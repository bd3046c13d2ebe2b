import Database from 'better-sqlite3';

// Loaded into a node before its own program (node --import): its event files grow by four pages, then SQLite says that the disk is full.

const { pragma } = Database.prototype;

Database.prototype.pragma = function (source, ...rest) {
  const answer = pragma.call(this, source, ...rest);
  if (source === 'synchronous = FULL' && this.name.endsWith('events.sqlite')) {
    const pages = pragma.call(this, 'page_count', { simple: true });
    pragma.call(this, `max_page_count = ${pages + 4}`);
  }
  return answer;
};
