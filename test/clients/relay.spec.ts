import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { clientPackages, clientsInstalled, orSkipped } from './installed.js';
import { relayModule } from './relay-project.js';

const compiler = join(clientPackages, 'relay-compiler', 'cli.js');
const committed = await readFile(new URL('../../src/schema.graphql', import.meta.url), 'utf8');
const module = relayModule(buildSchema(committed));

const config = {
  src: './src',
  schema: './schema.graphql',
  language: 'typescript',
  noFutureProofEnums: false,
  customScalarTypes: { Date: 'string', DateTime: 'string' },
};

(clientsInstalled ? describe : describe.skip)(`Relay’s compiler${orSkipped}`, () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'followthrough-relay-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** What the compiler says of a client of that schema, and the names of what it made; none if it refused. */
  async function compile(name: string, schema: string): Promise<{ said: string; made: string[] }> {
    const project = join(folder, name);
    await mkdir(join(project, 'src'), { recursive: true });
    await writeFile(join(project, 'schema.graphql'), schema);
    await writeFile(join(project, 'relay.config.json'), JSON.stringify(config));
    await writeFile(join(project, 'src', 'App.ts'), module);
    const said = await new Promise<string>((resolve) => {
      const run = [compiler, '--noWatchman', 'relay.config.json'];
      execFile(process.execPath, run, { cwd: project }, (_error, out, errors) => resolve(`${out}${errors}`));
    });
    const made = await readdir(join(project, 'src', '__generated__')).catch(() => []);
    return { said, made };
  }

  it('takes every list for a connection that is paged both ways, every row, and every mutation', async () => {
    const { said, made } = await compile('whole', committed);
    expect(said).not.toMatch(/error/i);
    for (const name of [
      'AppQueryApplicationsQuery',
      'AppApplicationMessagesQuery',
      'AppApplicationNotificationsQuery',
      'AppAgainTimelineQuery',
      'AppMoveDecisionDateMutation',
    ])
      expect(made).toContain(`${name}.graphql.ts`);
    expect(made.length).toBeGreaterThan(100);
  });

  it.each([
    ['a PageInfo without startCursor', '  startCursor: String\n', '  beginCursor: String\n', 'startCursor'],
    ['a PageInfo without hasPreviousPage', '  hasPreviousPage: ', '  hasEarlierPage: ', 'hasPreviousPage'],
    ['edges without a cursor', '  cursor: String!\n', '  place: String!\n', 'cursor'],
    ['lists that are not paged backwards', '    before: String\n', '    until: String\n', 'before'],
    ['no way to ask for a row again', '  node(\n', '  row(\n', 'refetchable'],
  ])('refuses %s', async (_what, line, instead, named) => {
    expect(committed).toContain(line);
    const { said, made } = await compile(named, committed.replaceAll(line, instead));
    expect(said).toContain(named);
    expect(made).toEqual([]);
  });
});
