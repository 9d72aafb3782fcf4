import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compared, type Figure, repository, textOf } from './figures.js';

const figures: readonly Figure[] = [
  { said: /up to ([\d,]+) in one transaction/, file: 'src/timelines/sweep/sweep.ts', code: /together = ([\d_]+)/ },
  {
    said: /of one organization after the other \(lease ([\d,]+) s/,
    file: 'src/notifications/digest/digests.ts',
    code: /leaseSeconds = (\d+)/,
  },
  {
    said: /of one organization after the other \(lease \d+ s, ([\d,]+) at once/,
    file: 'src/notifications/digest/digests.ts',
    code: /batch = (\d+)/,
  },
  { said: /sends them, ([\d,]+) at once/, file: 'src/delivery/dispatch/connections.ts', code: /sendsAtOnce = (\d+)/ },
  {
    said: /The statement sets `SENDING`, a lease of ([\d,]+) s/,
    file: 'src/delivery/dispatch/message-ledger.ts',
    code: /defaultLeaseSeconds = (\d+)/,
  },
  { said: /is tried again, ([\d,]+) times/, file: 'src/platform/queue/queue-schema.ts', code: /retryLimit: (\d+)/ },
  { said: /has waited\s+([\d,]+) ms for a lock/, file: 'src/platform/events/event-worker.ts', code: /'(\d+)ms'/ },
];

describe('docs/architecture.md', () => {
  let text: string;

  beforeAll(async () => {
    text = await textOf('docs/architecture.md');
  });

  it('begins with the walk of a date to its mail, in eight files that are there', () => {
    const [first = ''] = text.split('\n## ').slice(1);
    const files = [...first.matchAll(/^(\d)\. `(src\/[^`]+)`/gm)].map(([, place, file]) => ({
      place,
      file: file ?? '',
    }));
    expect(files.map(({ place }) => place)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(files.filter(({ file }) => !existsSync(join(repository, file)))).toEqual([]);
  });

  it.each(figures)('says the number of the code: $said', async (figure) => {
    const [said, code] = await compared(text, figure);
    expect(code).toBeGreaterThan(0);
    expect(said).toBe(code);
  });

  it('lists what may be deleted, what erases and what crosses organizations, as the database has it', async () => {
    const schema = await textOf('migrations/schema.sql');
    const namesIn = (part: RegExp) => [...(part.exec(text)?.[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name);
    const deletable = [...schema.matchAll(/^GRANT DELETE\b.* ON (\w+) TO followthrough_service;$/gm)];
    expect(namesIn(/no `DELETE` on any table but ([^.]+)/).sort()).toEqual(deletable.map(([, table]) => table).sort());
    const functions = schema.split(/^(?=CREATE OR REPLACE FUNCTION public\.)/m).slice(1);
    const ofTheCrossingRole = functions.filter((each) => /^ALTER FUNCTION .+ TO followthrough_crossing;$/m.test(each));
    const nameOf = (each: string) => /public\.(\w+)/.exec(each)?.[1] ?? '';
    const crossing = ofTheCrossingRole.filter((each) => !each.includes('current_organization_id()')).map(nameOf);
    expect(namesIn(/^These functions cross organizations, ([^.]+)\./m).sort()).toEqual(crossing.sort());
    const erasing = ofTheCrossingRole.map(nameOf).filter((name) => name.startsWith('erase_'));
    expect(erasing.length).toBeGreaterThan(2);
    expect(namesIn(/taken out of history by the functions([^.]+?) of `followthrough_crossing`/).sort()).toEqual(
      erasing.sort(),
    );
  });

  it('names no file of the code that is not there', () => {
    const named = [...text.matchAll(/`(src\/[\w/.-]+\.tsx?)`/g)].map(([, file]) => file ?? '');
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
  });
});

describe('a file of src', () => {
  it('has 300 lines at most', async () => {
    const files = globSync('src/**/*.{ts,tsx}', { cwd: repository }).filter((file) => !/\.spec\.tsx?$/.test(file));
    const long: string[] = [];
    for (const file of files) if ((await textOf(file)).trimEnd().split('\n').length > 300) long.push(file);
    expect(files.length).toBeGreaterThan(500);
    expect(long).toEqual([]);
  });
});
