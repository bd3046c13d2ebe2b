import { setTimeout as sleep } from 'node:timers/promises';
import { BackOff } from './back-off.js';
import { isAnswer } from './errors.js';
import { SettingFault, StreamFault } from '../faults.js';

/** Until when a start waits. */
export interface Patience {
  readonly until: number;
}

/** Repeats `work` until it succeeds or the server's answer is a refusal, which is thrown. Throws `SettingFault` when the time is over. */
export const patiently = async <T>(patience: Patience, work: () => Promise<T>): Promise<T> => {
  const backOff = new BackOff(100, 1_000);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (isAnswer(error) || error instanceof StreamFault) throw error;
      const wait = backOff.next();
      if (performance.now() + wait >= patience.until) throw unreachable(error);
      await sleep(wait);
    }
  }
};

const unreachable = (error: unknown): SettingFault => {
  const why = error instanceof Error ? error.message : String(error);
  return new SettingFault('EVENTSTORE_URL', `no server answers there (${why.trim()})`, remedyFor(why));
};

const remedyFor = (why: string): string => {
  if (/certificate/i.test(why))
    return 'Name the certificate authority of the servers with tlsCAFile=FILE, and the servers by names that are in their certificates.';
  if (/SSL|TLS/.test(why)) return 'What listens there does not speak TLS: give the server its certificate, or name its port.';
  return 'Make sure that the servers run and can be reached from here, and that they speak TLS unless tls=false says otherwise.';
};
