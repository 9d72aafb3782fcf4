import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { checkTypes, parsePage, prepareFolder, printsAs, runStep } from './client-page.js';
import { clientPackages, clientsInstalled, orSkipped } from './installed.js';

const compiler = fileURLToPath(new URL('../../node_modules/typescript7/bin/tsc', import.meta.url));
const docs = new URL('../../docs/', import.meta.url);
const read = (path: string) => readFile(new URL(path, docs), 'utf8');

const names = (await readdir(new URL('clients/', docs))).filter((name) => name !== 'README.md').sort();
const pages = await Promise.all(names.map(async (name) => ({ name, page: parsePage(await read(`clients/${name}`)) })));
const { devDependencies } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8')) as {
  devDependencies: Record<string, string>;
};

describe('the pages of clients', () => {
  it('are all linked where a reader begins', async () => {
    const overview = await read('clients/README.md');
    expect([...overview.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, link]) => link).sort()).toEqual(names);
  });

  it('have a reader install what they are tried with', () => {
    for (const { name, page } of pages) {
      expect([name, page.packages.length]).not.toEqual([name, 0]);
      for (const wanted of page.packages) {
        const [, client = '', major] = /^(.+)@(\d+)$/.exec(wanted) ?? [];
        expect([name, client, devDependencies[client]?.split('.')[0]]).toEqual([name, client, major]);
      }
    }
  });

  it('are compared with what was printed, whole and to the letter', () => {
    expect('made: 7 [a]').toMatch(printsAs('made: … [a]'));
    for (const other of ['made: 7 [a]\nmore', 'made: 7 a', 'not made: 7 [a]', 'made:\n7 [a]'])
      expect(other).not.toMatch(printsAs('made: … [a]'));
    expect(() => parsePage('```sh\nnode a.ts\n```\n')).toThrow('does not say');
  });
});

(clientsInstalled ? describe : describe.skip)(`the program${orSkipped}`, () => {
  let app: TestApp;
  let org: TestOrganization;
  let settings: Record<string, string>;
  let given: Record<string, string>;
  const folders: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    for (let made = 1; made <= 5; made += 1) await org.application();
    const url = `${await app.app.getUrl()}/graphql`;
    settings = { FOLLOWTHROUGH_URL: url, FOLLOWTHROUGH_KEY: org.apiKey };
    const schema = await fetch(`${url}/schema`, { headers: { authorization: `Bearer ${org.apiKey}` } });
    given = {
      'package.json': '{ "type": "module" }',
      'schema.graphql': await schema.text(),
      'possible-types.json': await read('possible-types.json'),
    };
  });
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true });
    await app.stop();
  });

  const jobs = async () => (await org.graphql('{ jobs { totalCount } }')).data.jobs.totalCount as number;

  it.each(pages)('of $name does what its page says', async ({ name, page }) => {
    const folder = await mkdtemp(join(tmpdir(), `followthrough-${name}-`));
    folders.push(folder);
    await prepareFolder(folder, clientPackages, given);
    const before = await jobs();
    for (const step of page.steps) expect(await runStep(step, folder, settings)).toMatch(printsAs(step.printed));
    await checkTypes(page, folder, compiler);
    // A mutation that was sent twice had one effect, and one that was refused had none.
    const makes = page.steps.some(({ printed }) => printed.includes('one job: true'));
    expect((await jobs()) - before).toBe(makes ? 1 : 0);
  });
});
