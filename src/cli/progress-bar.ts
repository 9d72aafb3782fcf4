/** What a bar is drawn on. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

// Milliseconds between two drawings: more than an eye follows.
const drawEveryMs = 100;

const widest = 40;

/** Draws how far something is on one line of a terminal; on anything else nothing. */
export function progressBar(screen: Screen, what: string, now = () => performance.now()) {
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = (done: number, all: number) => {
    if (screen.isTTY !== true) return;
    if (done < all && now() - drawnAt < drawEveryMs) return;
    drawnAt = now();
    screen.write(`\r${lineOf(done, all, what, screen.columns ?? 80)}`);
  };
  const end = () => {
    if (screen.isTTY === true && drawnAt > Number.NEGATIVE_INFINITY) screen.write('\n');
  };
  return { draw, end };
}

function lineOf(done: number, all: number, what: string, columns: number): string {
  const share = all === 0 ? 1 : Math.min(done / all, 1);
  const told = ` ${Math.floor(share * 100)}% ${done}/${all} ${what}`;
  const width = Math.max(0, Math.min(widest, columns - told.length - 3));
  const full = Math.round(share * width);
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}]${told}`;
}
