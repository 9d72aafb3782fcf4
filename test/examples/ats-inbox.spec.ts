import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { TakeImports, TranslateDeliveries } from '../../src/ats/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** The commands of a page, in their order, and what it says that they print. */
async function pageOf(vendor: string) {
  const text = await readFile(`${root}docs/ats/${vendor}.md`, 'utf8');
  const blocks = (kind: string) =>
    [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, body]) => body ?? '');
  const [commands = ''] = blocks('sh');
  return { commands: commands.trim().split('\n'), printed: (blocks('text')[0] ?? '').trim() };
}

/** What the pages of docs/ats say that one types, typed, with the bodies of the vendors' documentation. */
describe('the page of a system', () => {
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    app = await startTestApp();
    folder = await mkdtemp(join(tmpdir(), 'followthrough-inbox-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await app.stop();
  });

  it.each(['greenhouse', 'ashby', 'workable', 'recruitee', 'lever', 'smartrecruiters', 'generic', 'csv'])(
    'of %s says what its commands do',
    async (vendor) => {
      const { commands, printed } = await pageOf(vendor);
      expect(commands.length).toBeGreaterThan(2);
      const org = await app.organization();
      // What is signed with the time is signed with that of this machine.
      app.clock.set(new Date().toISOString());
      const env = {
        ...process.env,
        FOLLOWTHROUGH_URL: `${await app.app.getUrl()}/graphql`,
        FOLLOWTHROUGH_KEY: org.apiKey,
        CONNECTION_FILE: join(folder, `${vendor}.json`),
      };
      const lines: string[] = [];
      for (const command of commands) {
        const [program, ...args] = command.split(' ');
        expect(program).toBe('node');
        await app.app.get(TranslateDeliveries).run();
        await app.app.get(TakeImports).run();
        lines.push((await run(process.execPath, args, { cwd: root, env })).stdout.trim());
      }
      expect(lines.join('\n')).toBe(printed);
    },
  );

  it('asks in GraphQL what the schema knows', async () => {
    const schema = buildSchema(await readFile(`${root}src/schema.graphql`, 'utf8'));
    const pages = await Promise.all(
      ['first-hour', 'sync'].map((page) => readFile(`${root}docs/ats/${page}.md`, 'utf8')),
    );
    const documents = pages.flatMap((text) =>
      [...text.matchAll(/^```graphql\n([\s\S]*?)^```$/gm)].map(([, body]) => body ?? ''),
    );
    expect(documents.length).toBeGreaterThan(2);
    for (const document of documents) expect(validate(schema, parse(document))).toEqual([]);
  });
});
