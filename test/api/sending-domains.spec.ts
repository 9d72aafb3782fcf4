import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DailyChecks } from '../../src/delivery/sending-domain/daily-checks.js';
import type { DnsServer } from '../support/dns-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { asSuperuser } from '../support/test-template.js';

const start = '2026-12-01T09:00:00Z';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const settings = {
  MAIL_FROM: 'timelines@mail.followthrough.example',
  DKIM_DOMAIN: 'followthrough.example',
  DKIM_SELECTOR: 's1',
  DKIM_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  BOUNCE_DOMAIN: 'bounces.example',
  BOUNCE_KEY: 'k'.repeat(32),
};
const domainFields =
  'id domain status verifiedAt checkedAt missingSince removedAt records { purpose type name value state found }';
const senderFields = 'sender { fromAddress fromName inUse sendingDomain { domain status } }';

let app: TestApp;
let dns: DnsServer;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp({ now: start, settings });
  dns = app.dns;
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(start);
  dns.names.clear();
  dns.asked.length = 0;
  org = await app.organization();
});

async function ask(name: string, input: object, who = org) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { __typename
    ${name === 'setSender' ? `... on SenderChange { ${senderFields} } ... on SenderDomainNotVerified { domain }` : `... on SendingDomain { ${domainFields} }`}
    ${name === 'addSendingDomain' ? '... on TooManySendingDomains { most }' : ''} ... on Problem { code message path } } }`;
  const { data, errors } = await who.graphql(query, { input });
  expect(errors).toBeUndefined();
  return data[name];
}

const add = (domain: string, who = org) => ask('addSendingDomain', { domain }, who);
const verify = (sendingDomainId: string, who = org) => ask('verifySendingDomain', { sendingDomainId }, who);
const remove = (sendingDomainId: string, who = org) => ask('removeSendingDomain', { sendingDomainId }, who);
const setSender = (input: object, who = org) => ask('setSender', input, who);
const listed = async (who = org) =>
  (await who.graphql(`{ sendingDomains { totalCount nodes { ${domainFields} } } }`)).data.sendingDomains.nodes;
const sender = async (who = org) => (await who.graphql(`{ ${senderFields} }`)).data.sender;
const statesOf = ({ records }: { records: { state: string }[] }) => records.map(({ state }) => state);

interface Shown {
  readonly id: string;
  readonly records: { readonly name: string; readonly value: string }[];
}

/** In strings of at most 255 bytes, as DNS has them. */
const split = (text: string) => text.match(/.{1,255}/gs) ?? [];
const publish = ({ records }: Shown) => {
  for (const { name, value } of records) dns.names.set(name, { txt: [split(value)] });
};
const withdraw = ({ records }: Shown) => {
  for (const { name } of records) dns.names.delete(name);
};

/** A domain nobody has used yet, added and verified. */
let count = 0;
const fresh = () => {
  count += 1;
  return `northwind-${count}.example`;
};
async function verified(who = org, domain = fresh()) {
  const added = await add(domain, who);
  publish(added);
  expect(await verify(added.id, who)).toMatchObject({ status: 'VERIFIED' });
  return added;
}

describe('a sending domain', () => {
  it('is added with the records to publish, which are looked for only when asked', async () => {
    const added = await add('Northwind.Example');
    expect(added).toMatchObject({ domain: 'northwind.example', status: 'PENDING', verifiedAt: null, checkedAt: null });
    expect(added.records).toEqual([
      {
        purpose: 'OWNERSHIP',
        type: 'TXT',
        name: '_followthrough.northwind.example',
        value: expect.stringMatching(/^followthrough-verification=[0-9a-f]{40}$/),
        state: null,
        found: [],
      },
      {
        purpose: 'SIGNATURE',
        type: 'TXT',
        name: 's1._domainkey.northwind.example',
        value: expect.stringMatching(/^v=DKIM1; k=rsa; p=[\w+/]{380,}=*$/),
        state: null,
        found: [],
      },
    ]);
    expect(dns.asked).toEqual([]);
    expect(await add('northwind.example')).toEqual(added);
    const { __typename, ...row } = added;
    expect(await listed()).toEqual([row]);
  });

  it('has a proof of its own for each organization', async () => {
    const other = await app.organization();
    const [mine, theirs] = [await add('northwind.example'), await add('northwind.example', other)];
    expect(mine.records[0].value).not.toBe(theirs.records[0].value);
    publish(theirs);
    expect(await verify(mine.id)).toMatchObject({
      status: 'PENDING',
      records: [{ state: 'DIFFERENT', found: [theirs.records[0].value] }, { state: 'FOUND' }],
    });
  });

  it('is verified once its records are there, in one string or several, directly or by an alias', async () => {
    const domain = fresh();
    const added = await add(domain);
    const [ownership, signature] = added.records;
    dns.names.set(ownership.name, { alias: 'first.example' });
    dns.names.set('first.example', { alias: 'second.example' });
    dns.names.set('second.example', { txt: [['v=spf1 ', '-all'], split(ownership.value)] });
    dns.names.set(signature.name, { txt: [[signature.value.slice(0, 200), signature.value.slice(200)]] });
    expect(await verify(added.id)).toMatchObject({
      status: 'VERIFIED',
      verifiedAt: '2026-12-01T09:00:00.000Z',
      checkedAt: '2026-12-01T09:00:00.000Z',
    });
    expect(await listed()).toMatchObject([{ domain, status: 'VERIFIED' }]);
  });

  it('stays pending, and what was found instead is told record by record', async () => {
    const added = await add(fresh());
    dns.names.set(added.records[0].name, { txt: [['followthrough-verification=other'], ['v=spf1 -all']] });
    expect(await verify(added.id)).toMatchObject({
      status: 'PENDING',
      records: [
        { state: 'DIFFERENT', found: ['followthrough-verification=other', 'v=spf1 -all'] },
        { state: 'MISSING', found: [] },
      ],
    });
    // The name is there, and has no text.
    dns.names.set(added.records[0].name, { txt: [] });
    dns.names.set(added.records[1].name, 'SERVFAIL');
    expect(statesOf(await verify(added.id))).toEqual(['MISSING', 'UNREACHABLE']);
    expect(await listed()).toMatchObject([{ status: 'PENDING', verifiedAt: null }]);
  });

  it.each([
    'northwind',
    '192.0.2.1',
    'a@northwind.example',
    'https://northwind.example',
    'mail.followthrough.example',
    'followthrough.example',
    'Tenant.Mail.Followthrough.Example',
    'bounces.example',
  ])('is none: %s', async (domain) => {
    expect(await add(domain)).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'domain'] });
  });

  it('is one of 20 at most, and of nobody else, and none of a sandbox', async () => {
    const [first] = await Promise.all(Array.from({ length: 20 }, () => add(fresh())));
    expect(await add(fresh())).toMatchObject({ code: 'TOO_MANY_SENDING_DOMAINS', most: 20 });
    const other = await app.organization();
    for (const answer of [await verify(first.id, other), await remove(first.id, other)])
      expect(answer).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'sendingDomainId'] });
    expect(await listed(other)).toEqual([]);
    expect(await listed()).toHaveLength(20);
    const sandbox = await app.organization();
    await asSuperuser(
      app.database.superuserUrl,
      `UPDATE organizations SET sandbox_of = gen_random_uuid() WHERE id = '${sandbox.id}'`,
    );
    for (const answer of [await add(fresh(), sandbox), await setSender({}, sandbox)])
      expect(answer).toMatchObject({ code: 'SANDBOX_HAS_NO_SENDING_DOMAIN' });
  });

  it('is verified for one organization at a time, and who that is, is not told', async () => {
    const other = await app.organization({ name: 'Quibblefax Industries' });
    const domain = fresh();
    await verified(other, domain);
    const mine = await add(domain);
    publish(mine);
    const taken = await verify(mine.id);
    expect(taken).toMatchObject({ code: 'SENDING_DOMAIN_TAKEN', path: ['input', 'sendingDomainId'] });
    expect(JSON.stringify(taken)).not.toMatch(/quibblefax|[0-9a-f]{8}-/i);
    const [theirs] = await listed(other);
    expect(await remove(theirs.id, other)).toMatchObject({ removedAt: expect.any(String) });
    expect(await verify(mine.id)).toMatchObject({ status: 'VERIFIED' });
  });

  it('is gone once it is removed, and another one with another proof when it is added again', async () => {
    const first = await verified();
    await setSender({ fromAddress: `jobs@${first.domain}` });
    expect(await remove(first.id)).toMatchObject({ id: first.id });
    expect([await listed(), await sender()]).toEqual([[], null]);
    expect(await remove(first.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await verify(first.id)).toMatchObject({ code: 'NOT_FOUND' });
    const second = await add(first.domain);
    expect(second.id).not.toBe(first.id);
    expect(second.records[0].value).not.toBe(first.records[0].value);
    expect(second.status).toBe('PENDING');
  });
});

describe('the sender of an organization', () => {
  it('has an address of a verified domain, and goes again', async () => {
    const { domain } = await verified();
    const set = await setSender({ fromAddress: `Jobs@${domain}`, fromName: 'Northwind Jobs' });
    const expected = {
      fromAddress: `Jobs@${domain}`,
      fromName: 'Northwind Jobs',
      inUse: true,
      sendingDomain: { domain, status: 'VERIFIED' },
    };
    expect(set).toEqual({ __typename: 'SenderChange', sender: expected });
    expect(await sender()).toEqual(expected);
    expect(await sender(await app.organization())).toBeNull();
    expect(await setSender({})).toEqual({ __typename: 'SenderChange', sender: null });
    expect(await sender()).toBeNull();
  });

  it('is one, whichever domain it was of before', async () => {
    const [first, second] = [await verified(), await verified()];
    await setSender({ fromAddress: `a@${first.domain}`, fromName: 'A' });
    await setSender({ fromAddress: `b@${second.domain}` });
    expect(await sender()).toMatchObject({ fromAddress: `b@${second.domain}`, fromName: null });
    await setSender({ fromAddress: `c@${second.domain}` });
    expect(await sender()).toMatchObject({ fromAddress: `c@${second.domain}` });
  });

  it('is of exactly that domain, of one’s own, and of one that is verified', async () => {
    const { domain } = await verified();
    const pending = await add(fresh());
    const foreign = await verified(await app.organization());
    for (const at of [`mail.${domain}`, `x${domain}`, pending.domain, foreign.domain, 'followthrough.example'])
      expect(await setSender({ fromAddress: `jobs@${at}` })).toMatchObject({
        code: 'SENDER_DOMAIN_NOT_VERIFIED',
        domain: at,
        path: ['input', 'fromAddress'],
      });
    for (const fromAddress of ['jobs', `jobs@${domain}>\r\nBcc: x@y.test`, `<jobs@${domain}>`])
      expect(await setSender({ fromAddress })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await setSender({ fromName: 'Northwind' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await sender()).toBeNull();
  });
});

describe('a verified domain, each day', () => {
  const checks = () => app.app.get(DailyChecks, { strict: false });
  const day = async () => {
    app.clock.advance({ hours: 24 });
    const looked = await checks().run();
    return [looked, (await listed()).map(({ status }: { status: string }) => status), (await sender())?.inUse];
  };

  beforeEach(async () => {
    // What other tests have verified is looked at first.
    await asSuperuser(
      app.database.superuserUrl,
      'UPDATE sending_domains SET removed_at = created_at, next_check_at = NULL, sender_address = NULL, sender_name = NULL WHERE removed_at IS NULL',
    );
  });

  it('is looked up once, by whichever process comes first, and a pending one never', async () => {
    await verified();
    await add(fresh());
    expect(await checks().run()).toBe(0);
    app.clock.advance({ hours: 24 });
    const looked = await Promise.all([checks().run(), checks().run()]);
    expect(looked.sort()).toEqual([0, 1]);
    expect(await checks().run()).toBe(0);
    expect(await listed()).toMatchObject([{ checkedAt: '2026-12-02T09:00:00.000Z' }, { checkedAt: null }]);
  });

  it('fails when its records were gone for three days, and is used again when they are back', async () => {
    const domain = await verified();
    await setSender({ fromAddress: `jobs@${domain.domain}` });
    withdraw(domain);
    for (const status of ['VERIFIED', 'VERIFIED', 'VERIFIED']) expect(await day()).toEqual([1, [status], true]);
    expect(await day()).toEqual([1, ['FAILING'], false]);
    expect(await listed()).toMatchObject([
      { missingSince: '2026-12-02T09:00:00.000Z', records: [{ state: 'MISSING' }, { state: 'MISSING' }] },
    ]);
    expect(await setSender({ fromAddress: `x@${domain.domain}` })).toMatchObject({
      code: 'SENDER_DOMAIN_NOT_VERIFIED',
    });
    publish(domain);
    expect(await day()).toEqual([1, ['VERIFIED'], true]);
    expect(await listed()).toMatchObject([{ missingSince: null, verifiedAt: '2026-12-06T09:00:00.000Z' }]);
  });

  it('has its three days anew when the records were back in between', async () => {
    const domain = await verified();
    withdraw(domain);
    await day();
    await day();
    publish(domain);
    await day();
    withdraw(domain);
    for (const status of ['VERIFIED', 'VERIFIED', 'VERIFIED', 'FAILING']) expect((await day())[1]).toEqual([status]);
  });

  it('loses nothing while name servers fail', async () => {
    const domain = await verified();
    for (const { name } of domain.records) dns.names.set(name, 'SERVFAIL');
    for (let days = 1; days <= 5; days += 1) expect((await day())[1]).toEqual(['VERIFIED']);
    expect(await listed()).toMatchObject([{ missingSince: null, records: [{ state: 'UNREACHABLE' }, {}] }]);
  });

  it('stays failing if somebody else has it verified by then', async () => {
    const domain = await verified();
    withdraw(domain);
    for (let days = 1; days <= 4; days += 1) await day();
    const other = await app.organization();
    await verified(other, domain.domain);
    dns.names.set(domain.records[0].name, { txt: [[domain.records[0].value]] });
    expect((await day())[1]).toEqual(['FAILING']);
    expect(await listed(other)).toMatchObject([{ status: 'VERIFIED' }]);
    expect((await day())[0]).toBe(2);
  });

  it('is not used while the service signs with a key that the domain does not publish', async () => {
    const domain = await verified();
    await setSender({ fromAddress: `jobs@${domain.domain}` });
    const rotated = await startTestApp({
      beside: app,
      settings: { ...settings, DKIM_SELECTOR: 's2' },
    });
    const read = async () => {
      const query = { query: `{ ${senderFields} sendingDomains { nodes { records { name } } } }` };
      return (await rotated.http.post('/graphql').set('authorization', `Bearer ${org.apiKey}`).send(query)).body.data;
    };
    const { sender: standing, sendingDomains } = await read();
    expect(standing.inUse).toBe(false);
    const { name } = sendingDomains.nodes[0].records[1];
    expect(name).toBe(`s2._domainkey.${domain.domain}`);
    dns.names.set(name, { txt: [split(domain.records[1].value)] });
    app.clock.advance({ hours: 24 });
    await rotated.app.get(DailyChecks, { strict: false }).run();
    expect((await read()).sender.inUse).toBe(true);
    await rotated.stop();
  });
});

describe('where whoever runs the service does not let mails be from other domains', () => {
  let off: TestApp;
  beforeAll(async () => {
    off = await startTestApp({ now: start, settings: { ...settings, SENDING_DOMAINS: 'false' } });
  });
  afterAll(() => off.stop());

  it('none can be added or chosen, and none is used any more', async () => {
    const who = await off.organization();
    const refused = { __typename: 'SendingDomainsOff', code: 'SENDING_DOMAINS_OFF', path: null };
    expect(await add('northwind.example', who)).toMatchObject(refused);
    expect(await setSender({ fromAddress: 'jobs@northwind.example' }, who)).toMatchObject(refused);
    expect(await setSender({}, who)).toEqual({ __typename: 'SenderChange', sender: null });
    await asSuperuser(
      off.database.superuserUrl,
      `INSERT INTO sending_domains (organization_id, id, domain, token, status, created_at, verified_at, next_check_at, dkim_selector,
         sender_address, ownership_found, signature_found)
       VALUES ('${who.id}', gen_random_uuid(), 'northwind.example', repeat('a', 40), 'VERIFIED', now(), now(), now(), 's1',
         'jobs@northwind.example', '{}', '{}')`,
    );
    expect(await sender(who)).toMatchObject({ fromAddress: 'jobs@northwind.example', inUse: false });
  });
});

describe('a name server that never answers', () => {
  it('is waited for within the time of a request, and says nothing of the records', async () => {
    const added = await add(fresh());
    publish(added);
    dns.silent = true;
    expect(await verify(added.id)).toMatchObject({
      status: 'PENDING',
      records: [{ state: 'UNREACHABLE' }, { state: 'UNREACHABLE' }],
    });
    dns.silent = false;
    expect(await verify(added.id)).toMatchObject({ status: 'VERIFIED' });
  }, 20_000);
});
