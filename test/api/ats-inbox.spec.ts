import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AtsDeliveryRetention } from '../../src/ats/index.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { connectAts } from '../support/ats/connections.js';
import { sampleBytes } from '../support/ats/samples.js';
import { type SignedDelivery, signedBy } from '../support/ats/signed-deliveries.js';
import { whileAway } from '../support/database-away.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const secret = 'a secret of nobody else';
const deliveryFields = 'id event status failure detail repeats attemptCount';

interface Inbox {
  readonly org: TestOrganization;
  readonly id: string;
  readonly path: string;
}

/** What other systems send, over HTTP, to the real thing. */
describe('the inbox of a connection', () => {
  let app: TestApp;
  let superuser: pg.Client;

  beforeAll(async () => {
    app = await startTestApp();
    superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await app.stop();
  });

  const ask = async (org: TestOrganization, query: string, variables = {}) => {
    const answer = await org.graphql(query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };

  const connect = async (vendor: string, path: string): Promise<Inbox> => {
    const org = await app.organization();
    const id = await connectAts(org, vendor);
    await rotate({ org, id, path }, { secret });
    return { org, id, path };
  };

  const rotate = async ({ org, id }: Inbox, input: object) => {
    const query = `mutation($input: RotateAtsSecretInput!) { rotateAtsSecret(input: $input) { __typename
      ... on AtsInboxWithSecret { secret atsInbox { url secrets { label previousUntil } } } ... on Problem { code path } } }`;
    return (await ask(org, query, { input: { atsIntegrationId: id, ...input } })).rotateAtsSecret;
  };

  const post = async ({ path, id }: Pick<Inbox, 'path' | 'id'>, { headers, body }: SignedDelivery) => {
    const url = `${await app.app.getUrl()}/ats/${path}/${id}`;
    const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
    return { status: response.status, body: await response.text(), headers: Object.fromEntries(response.headers) };
  };

  const deliveries = async ({ org, id }: Inbox) => {
    const query = `query($id: ID!) { atsIntegration(id: $id) { deliveries(first: 50) { totalCount nodes { ${deliveryFields} } } } }`;
    return (await ask(org, query, { id })).atsIntegration.deliveries.nodes as Record<string, unknown>[];
  };

  describe('takes what is proven to be its own', () => {
    it.each([
      ['GREENHOUSE', 'greenhouse', 200, () => signedBy.greenhouse(sampleBytes('greenhouse', 'ping'), secret)],
      ['ASHBY', 'ashby', 200, () => signedBy.ashby(sampleBytes('ashby', 'ping'), secret)],
      ['WORKABLE', 'workable', 200, () => signedBy.workable(sampleBytes('workable', 'candidate_moved'), secret)],
      ['RECRUITEE', 'recruitee', 200, () => signedBy.recruitee(sampleBytes('recruitee', 'candidate_moved'), secret)],
      ['LEVER', 'lever', 200, () => signedBy.lever(sampleBytes('lever', 'test'), secret)],
      [
        'SMARTRECRUITERS',
        'smartrecruiters',
        202,
        () =>
          signedBy.smartrecruiters(
            sampleBytes('smartrecruiters', 'application.created'),
            secret,
            'application.created',
            new Date('2026-12-01T09:00:00Z'),
          ),
      ],
      ['GENERIC', 'generic', 200, () => signedBy.generic(sampleBytes('generic', 'rows'), secret)],
    ])('of %s', async (vendor, path, taken, delivery) => {
      const inbox = await connect(vendor, path);
      expect(await post(inbox, delivery())).toMatchObject({ status: taken, body: '' });
      expect(await deliveries(inbox)).toHaveLength(1);
    });
  });

  it('lets nobody tell whether a connection is there: every refusal is the same', async () => {
    const [north, south] = [await connect('GREENHOUSE', 'greenhouse'), await connect('GREENHOUSE', 'greenhouse')];
    await rotate(south, { secret: 'the secret of another one' });
    const ping = sampleBytes('greenhouse', 'ping');
    const mute = await connect('GREENHOUSE', 'greenhouse');
    const query = `mutation($input: RemoveAtsSecretInput!) { removeAtsSecret(input: $input) { __typename } }`;
    await ask(mute.org, query, { input: { atsIntegrationId: mute.id } });
    const answers = await Promise.all([
      post(north, signedBy.greenhouse(ping, 'another secret altogether')),
      post(north, { headers: {}, body: ping }),
      // A secret of one's own opens no inbox of another organization.
      post(south, signedBy.greenhouse(ping, secret.replace('nobody', 'somebody'))),
      post({ ...north, path: 'ashby' }, signedBy.ashby(ping, secret)),
      post({ path: 'greenhouse', id: newId() }, signedBy.greenhouse(ping, secret)),
      post({ path: 'greenhouse', id: 'none' }, signedBy.greenhouse(ping, secret)),
      post(mute, signedBy.greenhouse(ping, secret)),
    ]);
    const told = answers.map(({ status, body, headers }) => ({ status, body, names: Object.keys(headers).sort() }));
    for (const each of told) expect(each).toEqual(told[0]);
    expect(told[0]).toMatchObject({ status: 401, body: '' });
    for (const inbox of [north, south, mute]) expect(await deliveries(inbox)).toEqual([]);
  });

  it('believes the bytes that came, and no signature over what they say written anew', async () => {
    const inbox = await connect('GREENHOUSE', 'greenhouse');
    // As Greenhouse writes it: some characters stand as escapes, and blanks where no serializer puts them.
    const body = Buffer.from('{"action": "ping", "payload": {"note": "\\u003cb\\u003e \\u0026 more"}}');
    const anew = Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8'))));
    const { headers } = signedBy.greenhouse(anew, secret);
    expect((await post(inbox, { headers, body })).status).toBe(401);
    expect((await post(inbox, signedBy.greenhouse(body, secret))).status).toBe(200);
    expect(await deliveries(inbox)).toHaveLength(1);
  });

  it('knows a delivery again by its id, and a recording under another one by its content', async () => {
    const inbox = await connect('GREENHOUSE', 'greenhouse');
    const moved = sampleBytes('greenhouse', 'candidate_stage_change');
    const first = signedBy.greenhouse(moved, secret, 'one');
    await Promise.all(Array.from({ length: 20 }, () => post(inbox, first)));
    expect((await post(inbox, signedBy.greenhouse(moved, secret, 'two'))).status).toBe(200);
    expect(await deliveries(inbox)).toMatchObject([{ repeats: 20 }]);
  });

  it('knows a second change with the same body as another one, where its vendor signs an id', async () => {
    const inbox = await connect('SMARTRECRUITERS', 'smartrecruiters');
    const at = new Date('2026-12-01T09:00:00Z');
    const body = sampleBytes('smartrecruiters', 'application.status.updated');
    const change = (id: string) => signedBy.smartrecruiters(body, secret, 'application.status.updated', at, id);
    for (const id of ['1', '2', '1']) expect((await post(inbox, change(id))).status).toBe(202);
    expect((await deliveries(inbox)).map(({ repeats }) => repeats)).toEqual([0, 1]);
  });

  it('takes both of two events of one act', async () => {
    const inbox = await connect('ASHBY', 'ashby');
    const event = (action: string) => Buffer.from(JSON.stringify({ action, webhookActionId: 'one act', data: {} }));
    for (const action of ['applicationUpdate', 'candidateHire', 'candidateHire'])
      expect((await post(inbox, signedBy.ashby(event(action), secret))).status).toBe(200);
    expect(await deliveries(inbox)).toMatchObject([
      { event: 'candidateHire', repeats: 1 },
      { event: 'applicationUpdate', repeats: 0 },
    ]);
  });

  it("takes a token of Lever's once: another body under it is not looked at", async () => {
    const inbox = await connect('LEVER', 'lever');
    const genuine = signedBy.lever(sampleBytes('lever', 'test'), secret);
    await post(inbox, genuine);
    const altered = { ...JSON.parse(genuine.body.toString()), event: 'candidateHired', data: { opportunityId: 'x' } };
    expect((await post(inbox, { ...genuine, body: Buffer.from(JSON.stringify(altered)) })).status).toBe(200);
    await app.settle();
    expect(await deliveries(inbox)).toMatchObject([{ status: 'TEST', repeats: 1 }]);
  });

  it('takes no recording of a year ago, where the time is signed', async () => {
    const inbox = await connect('SMARTRECRUITERS', 'smartrecruiters');
    const old = new Date('2025-12-01T09:00:00Z');
    const body = sampleBytes('smartrecruiters', 'application.created');
    expect((await post(inbox, signedBy.smartrecruiters(body, secret, 'application.created', old))).status).toBe(401);
  });

  it('believes the secret before for three days, and none that was removed', async () => {
    const inbox = await connect('GREENHOUSE', 'greenhouse');
    const rotated = await rotate(inbox, {});
    expect(rotated.atsInbox.url).toBe(`https://timelines.example.test/ats/greenhouse/${inbox.id}`);
    expect(rotated.secret).toMatch(/^[\w-]{43}$/);
    const ping = sampleBytes('greenhouse', 'ping');
    for (const each of [secret, rotated.secret])
      expect((await post(inbox, signedBy.greenhouse(ping, each))).status).toBe(200);
    const { clock } = app;
    const now = clock.now;
    clock.set(now.add({ hours: 72 }).toString());
    expect((await post(inbox, signedBy.greenhouse(ping, secret))).status).toBe(401);
    expect((await post(inbox, signedBy.greenhouse(ping, rotated.secret))).status).toBe(200);
    clock.set(now.toString());
    const query = `mutation($input: RemoveAtsSecretInput!) { removeAtsSecret(input: $input) { ... on AtsInbox { secrets { label } } } }`;
    const removed = await ask(inbox.org, query, { input: { atsIntegrationId: inbox.id } });
    expect(removed.removeAtsSecret.secrets).toEqual([]);
    for (const each of [secret, rotated.secret])
      expect((await post(inbox, signedBy.greenhouse(ping, each))).status).toBe(401);
  });

  it("has a secret for each of Lever's events", async () => {
    const inbox = await connect('LEVER', 'lever');
    await rotate(inbox, { label: 'candidateHired', secret: 'the one of hires' });
    expect((await post(inbox, signedBy.lever(sampleBytes('lever', 'test'), 'the one of hires'))).status).toBe(200);
    expect((await post(inbox, signedBy.lever(sampleBytes('lever', 'candidateHired'), secret))).status).toBe(200);
  });

  describe('with bytes that are not as they should be', () => {
    const ashby = (said: object) => signedBy.ashby(Buffer.from(JSON.stringify(said)), secret);
    const gunzipped = (body: Buffer) => ({
      headers: { ...signedBy.generic(body, secret).headers, 'content-encoding': 'gzip' },
      body: gzipSync(body),
    });

    it('unpacks what is packed, up to its limit: a gigabyte in a megabyte costs nobody anything', async () => {
      const inbox = await connect('GENERIC', 'generic');
      expect((await post(inbox, gunzipped(sampleBytes('generic', 'rows')))).status).toBe(200);
      // Packed parts one behind the other are unpacked as one.
      const bomb = Buffer.concat(Array(16).fill(gzipSync(Buffer.alloc(64 * 1_024 * 1_024))));
      expect(bomb.length).toBeLessThan(1_024 * 1_024);
      const { headers } = gunzipped(Buffer.from('{}'));
      const before = process.memoryUsage().rss;
      expect((await post(inbox, { headers, body: bomb })).status).toBe(413);
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1_024 * 1_024);
      expect((await post(inbox, { headers, body: Buffer.from('no gzip') })).status).toBe(400);
      const other = { ...headers, 'content-encoding': 'br' };
      expect((await post(inbox, { headers: other, body: Buffer.from('{}') })).status).toBe(415);
    });

    it.each(['json', '', 'application/json; charset', 'text/plain'])('takes bytes that are called %j', async (type) => {
      const inbox = await connect('GENERIC', 'generic');
      const { headers, body } = signedBy.generic(Buffer.from('{"event":"ping"}'), secret);
      expect((await post(inbox, { headers: { ...headers, 'content-type': type }, body })).status).toBe(200);
      await app.settle();
      expect(await deliveries(inbox)).toMatchObject([{ status: 'TEST' }]);
    });

    it('refuses more than a megabyte', async () => {
      const inbox = await connect('GENERIC', 'generic');
      const large = signedBy.generic(Buffer.alloc(1_024 * 1_024 + 1, ' '), secret);
      expect((await post(inbox, large)).status).toBe(413);
    });

    it('keeps what its own system signed although it is no JSON, and says so', async () => {
      const inbox = await connect('GENERIC', 'generic');
      for (const body of ['no JSON', '', '[]', '{"jobs": 7}', '\u0000'])
        expect((await post(inbox, signedBy.generic(Buffer.from(body), secret))).status).toBe(200);
      await app.settle();
      const failed = await deliveries(inbox);
      expect(failed).toHaveLength(5);
      expect(failed.filter(({ failure }) => failure === 'UNREADABLE')).toHaveLength(5);
      expect(failed.map(({ detail }) => detail)).toContain('jobs: Invalid input: expected array, received number');
    });

    it('takes a name or an id that cannot be stored as it stands: it would come for ever', async () => {
      const inbox = await connect('ASHBY', 'ashby');
      for (const webhookActionId of ['x\u0000', 'y\ud83d'])
        expect((await post(inbox, ashby({ action: `ping\u0000`, webhookActionId, data: {} }))).status).toBe(200);
      const other = await connect('GENERIC', 'generic');
      for (const event of ['a\u0000b', 'a\ud83d'])
        expect((await post(other, signedBy.generic(Buffer.from(JSON.stringify({ event })), secret))).status).toBe(200);
      await app.settle();
      expect((await deliveries(inbox)).map(({ event }) => event)).toEqual(['ping\ufffd', 'ping\ufffd']);
      expect((await deliveries(other)).map(({ event }) => event)).toEqual(['a\ufffd', 'a\ufffdb']);
    });

    it('reads another charset as it is called, and what is UTF-8 as such', async () => {
      const inbox = await connect('GENERIC', 'generic');
      const latin = (charset: string) => ({
        ...signedBy.generic(Buffer.from('{"event":"ping","by":"José"}', 'latin1'), secret),
        charset,
      });
      const sent = latin('iso-8859-1');
      await post(inbox, {
        ...sent,
        headers: { ...sent.headers, 'content-type': 'application/json; charset=iso-8859-1' },
      });
      const utf8 = signedBy.generic(Buffer.from('{"event":"ping","by":"Zoë"}'), secret);
      await post(inbox, {
        ...utf8,
        headers: { ...utf8.headers, 'content-type': 'application/json; charset=iso-8859-1' },
      });
      const wrong = signedBy.generic(Buffer.from('{"event":"ping","by":"Åsa"}', 'latin1'), secret);
      await post(inbox, wrong);
      await app.settle();
      expect((await deliveries(inbox)).map(({ status }) => status)).toEqual(['FAILED', 'TEST', 'TEST']);
    });
  });

  it('is told to send again what could not be stored: our own fault is never another 4xx', async () => {
    const inbox = await connect('ASHBY', 'ashby');
    const ping = signedBy.ashby(sampleBytes('ashby', 'ping'), secret);
    expect((await whileAway(app.database, () => post(inbox, ping))).status).toBe(503);
    expect((await post(inbox, ping)).status).toBe(200);
  });

  it('answers what a vendor asks before there is a secret, and nothing follows from it', async () => {
    const nobody = newId();
    const test = { headers: { 'content-type': 'application/json' }, body: sampleBytes('recruitee', 'test') };
    expect((await post({ path: 'recruitee', id: nobody }, test)).status).toBe(200);
    const hook = { headers: { 'x-hook-secret': 's3cret' }, body: Buffer.alloc(0) };
    const answered = await post({ path: 'smartrecruiters', id: nobody }, hook);
    expect(answered).toMatchObject({ status: 200, headers: { 'x-hook-secret': 's3cret' } });
    expect((await post({ path: 'unheard-of', id: nobody }, test)).status).toBe(404);
  });

  it('keeps and counts what it does not know, and changes nothing for a ping', async () => {
    const inbox = await connect('GREENHOUSE', 'greenhouse');
    const unheard = Buffer.from('{"action":"candidate_knighted","payload":{}}');
    for (const body of [sampleBytes('greenhouse', 'ping'), unheard, sampleBytes('greenhouse', 'offer_updated')])
      await post(inbox, signedBy.greenhouse(body, secret));
    await app.settle();
    expect(await deliveries(inbox)).toMatchObject([
      { event: 'offer_updated', status: 'NOTHING' },
      { event: 'candidate_knighted', status: 'UNKNOWN_EVENT' },
      { event: 'ping', status: 'TEST' },
    ]);
    const data = await ask(inbox.org, '{ candidates(first: 1) { totalCount } jobs(first: 1) { totalCount } }');
    expect(data).toEqual({ candidates: { totalCount: 0 }, jobs: { totalCount: 0 } });
  });

  it('stores a body sealed, and forgets it after 14 days', async () => {
    const inbox = await connect('GREENHOUSE', 'greenhouse');
    await post(inbox, signedBy.greenhouse(sampleBytes('greenhouse', 'candidate_stage_change'), secret));
    const bodiesSql = 'SELECT sealed_body FROM ats_delivery_bodies WHERE organization_id = $1';
    const bodies = async () => (await superuser.query(bodiesSql, [inbox.org.id])).rows;
    expect((await bodies())[0].sealed_body.toString('latin1')).not.toContain('Ana');
    const { clock } = app;
    const now = clock.now;
    const retention = app.app.get(AtsDeliveryRetention);
    clock.set(now.add({ hours: 14 * 24 - 1 }).toString());
    await retention.run();
    expect(await bodies()).toHaveLength(1);
    clock.set(now.add({ hours: 14 * 24 }).toString());
    await retention.run();
    expect(await bodies()).toHaveLength(0);
    const [{ id } = { id: '' }] = await deliveries(inbox);
    const redo = 'mutation($input: RedoAtsDeliveryInput!) { redoAtsDelivery(input: $input) { __typename } }';
    const gone = { redoAtsDelivery: { __typename: 'AtsDeliveryBodyGone' } };
    expect(await ask(inbox.org, redo, { input: { atsDeliveryId: id } })).toEqual(gone);
    clock.set(now.add({ hours: 30 * 24 }).toString());
    await retention.run();
    expect(await deliveries(inbox)).toEqual([]);
    clock.set(now.toString());
  });
});
