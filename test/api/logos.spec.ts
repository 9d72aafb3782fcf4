import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LARGEST_LOGO } from '../../src/organizations/logo/fetch-logo.js';
import { type LogoServer, PNG, pngOf, startLogoServer } from '../support/logo-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

describe("an organization's logo", () => {
  let app: TestApp;
  let server: LogoServer;
  let org: TestOrganization;

  beforeAll(async () => {
    server = await startLogoServer({
      '/logo.png': { type: 'image/png', content: PNG },
      '/other.png': { type: 'image/png', content: pngOf(200) },
      '/named-so.png': {
        type: 'image/png',
        content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      },
      '/named-otherwise': { type: 'text/html', content: PNG },
      '/largest.png': { type: 'image/png', content: pngOf(LARGEST_LOGO) },
      '/larger.png': { type: 'image/png', content: pngOf(LARGEST_LOGO + 1) },
      '/moved.png': { status: 302, type: 'image/png', content: PNG },
    });
    // Its own servers may be asked, and their certificates count.
    app = await startTestApp({ relay: true });
  });
  afterAll(async () => {
    await app.stop();
    await server.stop();
  });
  beforeEach(async () => {
    org = await app.organization({});
  });

  const choose = async (logoUrl: string | null) => {
    const { data } = await org.graphql(
      `mutation($input: UpdateOrganizationInput!) { updateOrganization(input: $input) {
         ... on Organization { logoUrl logoStatus } ... on Problem { code } } }`,
      { input: { logoUrl } },
    );
    return data.updateOrganization;
  };
  const status = async () => (await org.graphql('{ organization { logoStatus } }')).data.organization.logoStatus;
  const served = () => app.http.get(`/logos/${org.id}`);

  it('is fetched once, kept, and served from here', async () => {
    const logoUrl = `${server.url}/logo.png`;
    expect(await choose(logoUrl)).toEqual({ logoUrl, logoStatus: 'WAITING' });
    expect((await served()).status).toBe(404);
    await app.settle();
    expect(await status()).toBe('SHOWN');
    for (let visit = 0; visit < 3; visit += 1) {
      const { status: code, headers, body } = await served();
      expect([code, headers['content-type'], headers['x-content-type-options']]).toEqual([200, 'image/png', 'nosniff']);
      expect(Buffer.compare(body, PNG)).toBe(0);
    }
    expect(server.asked.filter((path) => path === '/logo.png')).toHaveLength(1);
  });

  it('is at the head of mails, by an address of this service', async () => {
    await choose(`${server.url}/logo.png`);
    await app.settle();
    const email = `${org.id}@example.test`;
    const { id: applicationId } = await org.application({ candidate: { email } });
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    const html = app.mail.received.findLast(({ envelope }) => envelope.to.includes(email))?.parsed.html ?? '';
    expect(html).toContain(`src="https://timelines.example.test/logos/${org.id}"`);
    expect(html.match(/src="[^"]*"/g)).toHaveLength(1);
    expect(html).not.toContain(server.url);
  });

  it.each([
    ['/named-so.png', 'NOT_AN_IMAGE'],
    ['/larger.png', 'TOO_LARGE'],
    ['/moved.png', 'NOT_FOUND'],
    ['/nothing', 'NOT_FOUND'],
    ['/named-otherwise', 'SHOWN'],
    ['/largest.png', 'SHOWN'],
  ])('is what its bytes are, whatever it is called: %s', async (path, becomes) => {
    await choose(server.url + path);
    await app.settle();
    expect(await status()).toBe(becomes);
    expect((await served()).status).toBe(becomes === 'SHOWN' ? 200 : 404);
  });

  it.each(['https://10.0.0.1/logo.png', 'https://[::ffff:a9fe:a9fe]/latest/meta-data', 'https://2130706434/'])(
    'is not fetched from %s',
    async (logoUrl) => {
      await choose(logoUrl);
      await app.settle();
      expect(await status()).toBe('ADDRESS_REFUSED');
    },
  );

  it('is gone when it is taken away, and another when another was chosen meanwhile', async () => {
    await choose(`${server.url}/logo.png`);
    await choose(`${server.url}/other.png`);
    await app.settle();
    expect((await served()).body).toHaveLength(200);
    await choose(null);
    expect([await status(), (await served()).status]).toEqual([null, 404]);
  });

  it('tells nothing of an organization that has none, and of none at all', async () => {
    for (const id of [org.id, '019f0000-0000-7000-8000-000000000000', 'x', '%00']) {
      const { status: code, text } = await app.http.get(`/logos/${id}`);
      expect([code, text]).toEqual([404, '']);
    }
  });
});
