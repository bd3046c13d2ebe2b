import { Logger } from '@nestjs/common';
import type { Ledger } from '../ledger/ledger.js';
import type { Closer } from './registry-input.js';

const LOOK_MS = 60_000;

/** Has the log say, within a minute, that commands are refused because of the clock, and that they go on. Gives how to end it. */
export const watchClock = (code: string, ledger: Ledger): Closer => {
  const logger = new Logger('clock');
  let said: string | undefined;
  const look = (): void => {
    const { clockTrouble } = ledger;
    if (clockTrouble?.code === said) return;
    said = clockTrouble?.code;
    logger.warn(
      clockTrouble
        ? `${code}: commands are refused (${said}). ${clockTrouble.detail}`
        : `${code}: the clock is right again, commands go on`,
    );
  };
  look();
  const timer = setInterval(look, LOOK_MS).unref();
  return () => Promise.resolve(clearInterval(timer));
};
