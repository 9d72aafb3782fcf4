import { readFileSync } from 'node:fs';

export interface Example {
  readonly rule: number;
  readonly done: string;
  readonly follows: readonly string[];
}

/** The rows of the table of docs/time.md: rule, what is done, what follows. */
export function workedExamples(): Example[] {
  const [, table = ''] = readFileSync('docs/time.md', 'utf8').split('## Worked examples');
  return table.split('\n').flatMap((line) => {
    const [, rule = '', done = '', follows = ''] = line.split('|').map((cell) => cell.trim().replaceAll('`', ''));
    return /^\d+$/.test(rule) ? [{ rule: Number(rule), done, follows: follows.split('; ') }] : [];
  });
}
