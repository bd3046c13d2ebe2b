import { readFileSync } from 'node:fs';

// Loaded into a node before its own program (node --import): its clock is off by as many milliseconds as stand in the file CLOCK_FILE.

const { CLOCK_FILE = '' } = process.env;
const RealDate = Date;
const now = () => RealDate.now() + Number(readFileSync(CLOCK_FILE, 'utf8'));

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }
  static now() {
    return now();
  }
};
