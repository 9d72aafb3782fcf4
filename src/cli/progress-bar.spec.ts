import { describe, expect, it } from '@jest/globals';
import { progressBar } from './progress-bar.js';

function drawn(screen: { isTTY?: boolean; columns?: number }, steps: readonly [at: number, done: number][]): string {
  let text = '';
  let time = 0;
  const write = (part: string) => {
    text += part;
  };
  const bar = progressBar({ ...screen, write }, 'records', () => time);
  for (const [at, done] of steps) {
    time = at;
    bar.draw(done, 4);
  }
  bar.end();
  return text;
}

describe('a progress bar', () => {
  it('is drawn on one line, not more often than an eye follows, and to its end', () => {
    const steps: [number, number][] = [
      [0, 0],
      [50, 1],
      [150, 2],
      [160, 4],
    ];
    expect(drawn({ isTTY: true, columns: 40 }, steps).split('\r')).toEqual([
      '',
      `[${'.'.repeat(22)}] 0% 0/4 records`,
      `[${'#'.repeat(11)}${'.'.repeat(10)}] 50% 2/4 records`,
      `[${'#'.repeat(20)}] 100% 4/4 records\n`,
    ]);
  });

  it('fits a narrow terminal, and is not drawn where there is none', () => {
    expect(drawn({ isTTY: true, columns: 10 }, [[0, 4]])).toBe('\r[] 100% 4/4 records\n');
    expect(drawn({}, [[0, 4]])).toBe('');
  });
});
