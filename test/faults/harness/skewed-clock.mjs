import { readFileSync, watchFile } from 'node:fs';
import process from 'node:process';

// Puts the clock of a process wrong, as a machine without time service has it: by as many milliseconds as the file says, anew
// whenever that changes. Timers and performance.now() go on as they are.

const file = process.env['CLOCK_SKEW_FILE'];
if (file !== undefined) {
  const { now } = Date;
  const Real = Date;
  let skewMs = Number(readFileSync(file, 'utf8'));
  watchFile(file, { interval: 100, persistent: false }, () => {
    skewMs = Number(readFileSync(file, 'utf8'));
  });
  class SkewedDate extends Real {
    constructor(...given) {
      if (given.length === 0) super(now() + skewMs);
      else super(...given);
    }
    static now() {
      return now() + skewMs;
    }
  }
  globalThis.Date = SkewedDate;
}
