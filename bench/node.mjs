import 'reflect-metadata';
import { Book } from '../dist/domain/book/book.js';
import { canonical } from '../dist/domain/kernel/canonical.js';
import { sha256 } from '../dist/ledger/hashes.js';
import { Ledger } from '../dist/ledger/ledger.js';
import { startCatalogue } from '../dist/ledger/start-catalogue.js';
import { EventFile } from '../dist/event-store/event-file.js';

let shared;

/** The catalogue of the real modules. */
export const catalogue = () => (shared ??= startCatalogue());

/** A ledger on the event file at `path`, and how to give it commands. @param {string} path @param {() => number} clock @param {string} code */
export const startLedger = async (path, clock = Date.now, code = 'UN01') => {
  const known = catalogue();
  const file = new EventFile(path);
  const node = { node: 'bench', url: 'http://127.0.0.1', build: 'bench' };
  const ledger = Ledger.read({
    book: new Book(code),
    store: file,
    file,
    catalogue: known,
    clock,
    node,
    trials: true,
    patience: 5000,
  });
  await ledger.startWriting();
  let keys = 0;
  const request = (name, data) => {
    keys += 1;
    return { name, data: known.read(name, data), actor: 'dev', key: `bench-${keys}`, hash: sha256(canonical({ command: name, data })) };
  };
  const give = async (name, data) => {
    const answer = await ledger.execute(request(name, data));
    if (answer instanceof Error) throw new Error(`${name}: ${answer.code} ${JSON.stringify(answer.names.errors ?? {})}`);
    return answer;
  };
  return { ledger, file, request, give };
};
