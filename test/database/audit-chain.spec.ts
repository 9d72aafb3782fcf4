import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { runCommand } from '../../src/cli/run-command.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { AuditChain } from '../../src/platform/audit/audit-chain.js';
import { type Verified, verifyChain } from '../../src/platform/audit/verify-chain.js';
import { writeAudited } from '../../src/platform/audit/write-audited.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

let app: TestApp;
let org: TestOrganization;
let owner: pg.Client;
let chain: AuditChain;

beforeAll(async () => {
  app = await startTestApp();
  chain = app.app.get(AuditChain);
  owner = new pg.Client({ connectionString: app.database.superuserUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});
beforeEach(async () => {
  org = await app.organization();
});

const origin = { address: '192.0.2.7', requestId: null };
const job = () => org.mutate('createJob', { title: 'Chef' });
const jobs = async (count: number) => {
  for (let made = 0; made < count; made += 1) await job();
};
const verify = (organization = org) => app.app.get(TenantDatabase).read(organization.id, (tx) => verifyChain(tx, null));
const links = async () => {
  const { rows } = await owner.query(
    'SELECT number, entry_id AS "entryId", previous_hash AS previous, hash FROM audit_chain WHERE organization_id = $1 ORDER BY number',
    [org.id],
  );
  return rows as { number: number; entryId: string; previous: Buffer; hash: Buffer }[];
};
const entryIds = async () => {
  const { rows } = await owner.query('SELECT id FROM audit_entries WHERE organization_id = $1 ORDER BY id', [org.id]);
  return rows.map((row) => row.id as string);
};
const whole = { broken: null, waiting: 0 };

describe('the chain of an organization', () => {
  it('numbers its entries in their order, each with the hash of the one before, and goes on where it ended', async () => {
    await jobs(3);
    expect(await chain.run()).toBe(3);
    expect(await chain.run()).toBe(0);
    await jobs(2);
    expect(await chain.run()).toBe(2);
    const found = await links();
    expect(found.map(({ number }) => Number(number))).toEqual([1, 2, 3, 4, 5]);
    expect(found.map(({ entryId }) => entryId)).toEqual(await entryIds());
    expect(found.slice(1).map(({ previous }) => previous)).toEqual(found.slice(0, -1).map(({ hash }) => hash));
    expect(await verify()).toMatchObject({ ...whole, chained: 5 });
  });

  it('is apart from that of another', async () => {
    const other = await app.organization();
    await job();
    await other.mutate('createJob', { title: 'Chef' });
    await chain.run();
    for (const each of [org, other]) expect(await verify(each)).toMatchObject({ ...whole, chained: 1 });
  });

  it('is not forked by four workers at once, while changes go on', async () => {
    await jobs(20);
    const worked = [chain.run(), chain.run(), jobs(20), chain.run(), chain.run()];
    await Promise.all(worked);
    await chain.run();
    expect((await links()).map(({ number }) => Number(number))).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(await verify()).toMatchObject({ ...whole, chained: 40 });
  });

  it('is not forked either by a worker that comes past the lock', async () => {
    await jobs(2);
    const [first = '', second = ''] = await entryIds();
    await chain.run();
    const [{ hash } = { hash: Buffer.alloc(0) }] = await links();
    const again = app.app
      .get(WorkerDatabase)
      .write(systemActor(org.id), (tx) =>
        tx.query(
          'INSERT INTO audit_chain (organization_id, number, entry_id, previous_hash, hash) VALUES ($1, 2, $2, $3, $3)',
          [org.id, first, hash],
        ),
      );
    await expect(again).rejects.toThrow('audit_chain_pkey');
    const twice = app.app
      .get(WorkerDatabase)
      .write(systemActor(org.id), (tx) =>
        tx.query(
          'INSERT INTO audit_chain (organization_id, number, entry_id, previous_hash, hash) VALUES ($1, 3, $2, $3, $3)',
          [org.id, second, hash],
        ),
      );
    await expect(twice).rejects.toThrow('audit_chain_entry_once');
  });

  it('takes in an entry that commits late, behind those that were seen before it', async () => {
    const begun = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    // Its entry has its id, and is not committed.
    const act = {
      action: 'createJob',
      input: {},
      subject: () => {
        late = newId();
        return { type: 'Job', id: late };
      },
    };
    let late = '';
    const writing = app.app.get(TenantDatabase).write(systemActor(org.id), async (tx) => {
      await writeAudited({ write: (_, work) => work(tx) } as TenantDatabase, tx.actor, origin, act, async () => 'made');
      begun.resolve();
      await mayCommit.promise;
    });
    await begun.promise;
    await jobs(2);
    expect(await chain.run()).toBe(2);
    mayCommit.resolve();
    await writing;
    expect(await verify()).toMatchObject({ broken: null, chained: 2, waiting: 1 });
    expect(await chain.run()).toBe(1);
    const [oldest, ...younger] = await entryIds();
    expect((await links()).map(({ entryId }) => entryId)).toEqual([...younger, oldest]);
    expect(await verify()).toMatchObject({ ...whole, chained: 3 });
  });

  it('has nothing half done after a worker that died in the middle', async () => {
    await jobs(3);
    await owner.query(`CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$`);
    await owner.query('CREATE TRIGGER planted AFTER INSERT ON audit_chain EXECUTE FUNCTION planted()');
    expect(await chain.run()).toBe(0);
    await owner.query('DROP FUNCTION planted CASCADE');
    expect(await verify()).toMatchObject({ broken: null, chained: 0, waiting: 3 });
    expect(await chain.run()).toBe(3);
    expect(await verify()).toMatchObject({ ...whole, chained: 3 });
  });

  it('keeps up with many entries: one batch after the other', async () => {
    await job();
    await owner.query(
      `WITH copied AS (
         INSERT INTO audit_entries (organization_id, id, at, action, actor_kind, actor_name, address, detail_hash)
         SELECT organization_id, gen_random_uuid(), at, action, 'SYSTEM', 'Copy', address, detail_hash
         FROM audit_entries, generate_series(1, 1200) WHERE organization_id = $1 RETURNING organization_id, id),
       details AS (INSERT INTO audit_details SELECT organization_id, id, NULL, NULL, now() FROM copied)
       INSERT INTO audit_unchained SELECT organization_id, id FROM copied`,
      [org.id],
    );
    expect(await chain.run()).toBe(1_201);
    expect(await verify()).toMatchObject({ ...whole, chained: 1_201 });
  });
});

describe('the verification', () => {
  const run = async (...args: string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const env = { DATABASE_URL: app.database.serviceUrl, SMTP_URL: app.mail.url };
    const code = await runCommand(['audit', 'verify', ...args], env, {
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
    });
    return { code, err, ...(JSON.parse(out[0] ?? '{}') as { whole?: boolean; organizations?: Verified[] }) };
  };
  const ofOrg = () => run('--organization', org.id);

  /** Past every trigger and foreign key, as only a superuser can. */
  const tamper = async (sql: string, values: unknown[] = [org.id]) => {
    await owner.query(`SET session_replication_role = 'replica'`);
    try {
      expect((await owner.query(sql, values)).rowCount).toBeGreaterThan(0);
    } finally {
      await owner.query('RESET session_replication_role');
    }
  };

  beforeEach(async () => {
    await jobs(5);
    await chain.run();
  });

  const third = `(SELECT entry_id FROM audit_chain WHERE organization_id = $1 AND number = 3)`;

  it('finds an untouched chain whole, and prints its head', async () => {
    const last = (await links()).at(-1);
    expect(await ofOrg()).toEqual({
      code: 0,
      err: [],
      whole: true,
      organizations: [
        {
          organizationId: org.id,
          chained: 5,
          waiting: 0,
          head: { number: 5, hash: last?.hash.toString('hex') },
          broken: null,
        },
      ],
    });
  });

  const expectBroken = async (differs: string, number: number | null, entryId: unknown) => {
    expect((await verify()).broken).toEqual({ differs, number, entryId });
  };

  it('names the entry whose row was altered, in whichever column', async () => {
    const [, , id] = await entryIds();
    const { rows } = await owner.query<{ name: string; type: string }>(
      `SELECT attname AS name, atttypid::regtype::text AS type FROM pg_attribute
       WHERE attrelid = 'audit_entries'::regclass AND attnum > 0 AND NOT attisdropped`,
    );
    const other: Record<string, string> = {
      uuid: 'gen_random_uuid()',
      'timestamp with time zone': `at + interval '1 microsecond'`,
      text: `'another'`,
      bytea: `decode(repeat('00', 32), 'hex')`,
    };
    for (const { name, type } of rows) {
      // Two columns that are there together are altered together.
      const partner = { on_behalf_of_id: 'on_behalf_of_name', on_behalf_of_name: 'on_behalf_of_id' }[name];
      const alteration =
        partner === undefined
          ? `${name} = ${other[type]}`
          : `on_behalf_of_id = gen_random_uuid(), on_behalf_of_name = 'another'`;
      await owner.query('CREATE TEMP TABLE kept AS SELECT * FROM audit_entries');
      await tamper(`UPDATE audit_entries SET ${alteration} WHERE organization_id = $1 AND id = $2`, [org.id, id]);
      const missing = name === 'id' || name === 'organization_id';
      await expectBroken(missing ? 'ENTRY_MISSING' : 'HASH', 3, id);
      await tamper('DELETE FROM audit_entries', []);
      await tamper('INSERT INTO audit_entries SELECT * FROM kept', []);
      await owner.query('DROP TABLE kept');
      expect(await verify()).toMatchObject({ broken: null });
    }
  });

  it('names a detail that was altered, and leaves one alone that was erased', async () => {
    const [, second, id] = await entryIds();
    await tamper(
      `UPDATE audit_details SET detail = NULL, salt = NULL, erased_at = now() WHERE organization_id = $1 AND entry_id = $2`,
      [org.id, second],
    );
    expect(await verify()).toMatchObject({ broken: null });
    await tamper(`UPDATE audit_details SET detail = '{}' WHERE organization_id = $1 AND entry_id = ${third}`);
    await expectBroken('DETAIL', 3, id);
    await tamper(`DELETE FROM audit_details WHERE organization_id = $1 AND entry_id = ${third}`);
    await expectBroken('DETAIL_MISSING', 3, id);
  });

  it('names an entry that was deleted, with and without its link', async () => {
    const [, , id, next] = await entryIds();
    await tamper(`DELETE FROM audit_entries WHERE organization_id = $1 AND id = ${third}`);
    await expectBroken('ENTRY_MISSING', 3, id);
    await tamper('DELETE FROM audit_chain WHERE organization_id = $1 AND number = 3');
    await expectBroken('NUMBER', 4, next);
    await tamper('UPDATE audit_chain SET number = number - 1 WHERE organization_id = $1 AND number > 3');
    await expectBroken('PREVIOUS_HASH', 3, next);
  });

  it('names the first of two that changed places', async () => {
    const [, , , fourth] = await entryIds();
    await tamper('UPDATE audit_chain SET number = 99 WHERE organization_id = $1 AND number = 3');
    await tamper('UPDATE audit_chain SET number = 3 WHERE organization_id = $1 AND number = 4');
    await tamper('UPDATE audit_chain SET number = 4 WHERE organization_id = $1 AND number = 99');
    await expectBroken('PREVIOUS_HASH', 3, fourth);
  });

  it('names an entry whose place in the chain another one took', async () => {
    const [, , id] = await entryIds();
    const copy = newId();
    await tamper(
      `INSERT INTO audit_entries SELECT (jsonb_populate_record(e, jsonb_build_object('id', $2::text, 'action', 'other'))).*
       FROM audit_entries e WHERE organization_id = $1 AND id = ${third}`,
      [org.id, copy],
    );
    await expectBroken('NEVER_CHAINED', null, copy);
    await tamper(`UPDATE audit_chain SET entry_id = $2 WHERE organization_id = $1 AND entry_id = $3`, [
      org.id,
      copy,
      id,
    ]);
    await expectBroken('HASH', 3, copy);
  });

  it('sees by a head that was kept elsewhere that the end was cut off, and by nothing else', async () => {
    const before = (await verify()).head;
    const head = `${before?.number}:${before?.hash}`;
    const last = (await entryIds()).at(-1);
    await tamper('DELETE FROM audit_chain WHERE organization_id = $1 AND number = 5');
    await expectBroken('NEVER_CHAINED', null, last);
    for (const table of ['audit_details', 'audit_entries'])
      await tamper(
        `DELETE FROM ${table} WHERE organization_id = $1 AND ${table === 'audit_entries' ? 'id' : 'entry_id'} = $2`,
        [org.id, last],
      );
    // What is left is a chain like any other, and goes on.
    expect(await verify()).toMatchObject({ broken: null });
    await job();
    await chain.run();
    expect(await verify()).toMatchObject({ broken: null });
    const withHead = await run('--organization', org.id, '--head', head);
    expect(withHead).toMatchObject({ code: 1, whole: false });
    expect(withHead.organizations?.[0]?.broken).toEqual({ differs: 'HEAD', number: 5, entryId: null });
  });

  it('finds a head that was kept elsewhere again when the chain has grown', async () => {
    const before = (await verify()).head;
    await jobs(2);
    await chain.run();
    expect(await run('--organization', org.id, '--head', `${before?.number}:${before?.hash}`)).toMatchObject({
      code: 0,
    });
  });

  it('goes through all organizations, and tells which is broken', async () => {
    const other = await app.organization();
    await other.mutate('createJob', { title: 'Chef' });
    await chain.run();
    await tamper(`UPDATE audit_entries SET action = 'other' WHERE organization_id = $1 AND id = ${third}`);
    const { code, organizations = [] } = await run();
    expect(code).toBe(1);
    const brokenOnes = organizations
      .filter(({ broken }) => broken !== null)
      .map(({ organizationId }) => organizationId);
    expect(brokenOnes).toContain(org.id);
    expect(brokenOnes).not.toContain(other.id);
  });

  it.each([
    [['--organization', 'acme'], 2, /--organization: an id is a UUID/],
    [['--head', `1:${'0'.repeat(64)}`], 2, /--organization: say of which/],
    [['--organization', newId(), '--head', 'x'], 2, /--head: the number and hash/],
    [['--organization', newId()], 1, /no such organization/],
  ])('refuses %j', async (args, code, says) => {
    const refused = await run(...args);
    expect(refused.code).toBe(code);
    expect(refused.err.join('\n')).toMatch(says);
  });
});
