import { parentPort, Worker, workerData } from 'node:worker_threads';
import { DamagedFile } from './damaged-file.js';

/** What a thread that checks a file says: what it found, nothing where it was ended; or the place of the damage. */
type Finding<Found> = { readonly found: Found | undefined } | { readonly damaged: string };

/**
 * Has the thread at `script` check `input`, whose events are in the file `path`. Resolves with what it found, with nothing where `signal` ended
 * it. Rejects with `DamagedFile` of that file, and where the thread fails or ends without a word, naming `what` it was to check.
 */
export const checkedInThread = <Found>(
  script: URL,
  { input, path, what }: { readonly input: object; readonly path: string; readonly what: string },
  signal: AbortSignal,
): Promise<Found | undefined> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: input });
    const end = (): void => worker.postMessage('end');
    signal.addEventListener('abort', end, { once: true });
    worker.once('message', (finding: Finding<Found>) => {
      if ('damaged' in finding) reject(new DamagedFile(path, finding.damaged));
      else resolve(finding.found);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', end);
      reject(new Error(`the thread that checks ${what} ended with code ${code}`));
    });
  });

/** The other side of `checkedInThread`: checks what the thread was begun with, and says what was found. Any message ends it. */
export const checkAsThread = async <Input, Found>(
  check: (input: Input, signal: AbortSignal) => Promise<Found | undefined>,
): Promise<void> => {
  if (!parentPort) throw new Error('this file is a worker thread');
  const port = parentPort;
  const ending = new AbortController();
  port.once('message', () => ending.abort());
  port.unref();
  const finding = await check(workerData as Input, ending.signal).then(
    (found): Finding<Found> => ({ found }),
    (error: unknown): Finding<Found> => {
      if (error instanceof DamagedFile) return { damaged: error.place };
      throw error;
    },
  );
  port.postMessage(finding);
};
