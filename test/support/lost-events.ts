import { happened } from '../../src/domain/message/message.js';
import { HistoryRestored } from '../../src/domain/registry/history-restored.js';
import { WriterStarted } from '../../src/domain/registry/writer-started.js';
import { seal } from '../../src/ledger/seal.js';
import type { Restored } from '../../src/ledger/writer.js';
import { catalogue, type Scenario } from './scenario.js';

/** Has another node go on with a scenario's registry, whose operator gave up events that others remember. */
export const goOnWithout = async ({ file, book }: Scenario, restored: Restored): Promise<void> => {
  const started = { node: 'test', url: 'http://127.0.0.1:1', build: 'test', catalogue: catalogue().fingerprint() };
  const nobody = { actor: 'node', approver: null, authority: null, command: null, commandHash: null };
  const meta = { registry: book.code, ...nobody, at: '2026-12-31T00:00:00.000Z' };
  const act = seal([happened(HistoryRestored, restored), happened(WriterStarted, started)], file.size, meta);
  await file.append(
    file.size - 1n,
    act.map(({ stored }) => stored),
  );
};
