/** What a run found out, beside what had to hold. */
export class Findings {
  readonly #lines: (readonly [name: string, value: string, broken: boolean])[] = [];

  constructor(private readonly say: (line: string) => void) {}

  get hold(): boolean {
    return this.#lines.every(([, , broken]) => !broken);
  }

  /** Tells how far the run is. */
  progress(line: string): void {
    this.say(`  ${line}`);
  }

  figure(name: string, value: unknown): void {
    this.#lines.push([name, String(value), false]);
  }

  /** Has to be exactly that. */
  equal(name: string, value: unknown, expected: unknown): void {
    const [found, wanted] = [JSON.stringify(value), JSON.stringify(expected)];
    const broken = found !== wanted;
    this.#lines.push([name, broken ? `${found}, not ${wanted}` : found, broken]);
  }

  /** Has to be that at most. */
  atMost(name: string, value: number, most: number, unit = ''): void {
    const broken = !(value <= most);
    const round = (n: number) => (Number.isInteger(n) ? n : n.toFixed(1));
    this.#lines.push([name, `${round(value)}${unit} (${round(most)}${unit} at most)`, broken]);
  }

  atLeast(name: string, value: number, least: number): void {
    this.#lines.push([name, `${value} (${least} at least)`, !(value >= least)]);
  }

  lines(): string[] {
    const width = Math.max(0, ...this.#lines.map(([name]) => name.length));
    return this.#lines.map(([name, value, broken]) => `${broken ? '✗' : ' '} ${name.padEnd(width)}  ${value}`);
  }
}

/** The machine cannot show this: in a clear word, why. */
export class CannotShow extends Error {
  override readonly name = 'CannotShow';
}
