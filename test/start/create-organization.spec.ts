import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand } from '../../src/cli/run-command.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const acme = [
  '--slug',
  'acme',
  '--name',
  'Acme GmbH',
  '--time-zone',
  'Europe/Berlin',
  '--country',
  'DE',
  '--region',
  'BY',
  '--locale',
  'de',
];
const owner = ['--owner-name', 'Olga Owner', '--owner-email', 'olga@acme.example'];

describe('organizations create', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  const run = async (...args: string[]) => {
    const said = { out: '', err: '' };
    const terminal = {
      out: (line: string) => {
        said.out += line;
      },
      err: (line: string) => {
        said.err += `${line}\n`;
      },
    };
    const code = await runCommand(
      ['organizations', 'create', ...args],
      { DATABASE_URL: app.database.serviceUrl, SMTP_URL: app.mail.url, PUBLIC_URL: 'https://timelines.example.test' },
      terminal,
    );
    return { code, ...said };
  };

  it('makes an organization whose key works, and refuses its slug a second time', async () => {
    const made = await run(...acme, ...owner);
    expect(made).toMatchObject({ code: 0, err: '' });
    const { organizationId, apiKey } = JSON.parse(made.out) as { organizationId: string; apiKey: string };
    const query =
      '{ organization { id slug name timeZone country region locale } members { nodes { fullName email role } } }';
    const answer = await app.http.post('/graphql').set('authorization', `Bearer ${apiKey}`).send({ query });
    expect(answer.body.data).toEqual({
      organization: {
        id: organizationId,
        slug: 'acme',
        name: 'Acme GmbH',
        timeZone: 'Europe/Berlin',
        country: 'DE',
        region: 'BY',
        locale: 'de',
      },
      members: { nodes: [{ fullName: 'Olga Owner', email: 'olga@acme.example', role: 'OWNER' }] },
    });
    expect(await run(...acme, ...owner)).toEqual({
      code: 1,
      out: '',
      err: 'followthrough: Another organization has this slug.\n',
    });
  });

  it('names every argument that is missing or cannot be used, and makes nothing', async () => {
    const refused = await run(
      '--slug',
      'Acme Inc',
      '--name',
      'Acme',
      '--time-zone',
      'CET',
      '--country',
      'DE',
      ...owner,
    );
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/--slug: .*\n--time-zone: /);
    expect(await run(...acme)).toMatchObject({ code: 2, err: expect.stringContaining('--owner-email') });
  });
});
