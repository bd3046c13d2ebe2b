import { Buffer } from 'node:buffer';
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What survives the death of the double's process: one line an append, so a line that a kill tore apart is an append that never was. */
export class Journal {
  /** @param {string} file */
  constructor(file) {
    this.file = file;
  }

  /** @returns {{ stream: string, events: import('./log.mjs').Proposed[] }[]} */
  load() {
    const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n').slice(0, -1) : [];
    this.fd = openSync(this.file, 'a');
    return lines.map((line) => JSON.parse(line)).map(({ stream, events }) => ({ stream, events: events.map(decoded) }));
  }

  add(stream, events) {
    writeSync(this.fd, `${JSON.stringify({ stream, events: events.map(encoded) })}\n`);
  }

  close() {
    closeSync(this.fd);
  }
}

const encoded = ({ id, type, contentType, data, metadata }) => ({
  id,
  type,
  contentType,
  data: data.toString('base64'),
  metadata: metadata.toString('base64'),
});

const decoded = (event) => ({ ...event, data: Buffer.from(event.data, 'base64'), metadata: Buffer.from(event.metadata, 'base64') });
