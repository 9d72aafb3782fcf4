import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startTestCluster, type TestCluster } from '../../../test/support/test-cluster.js';

describe('the roles of the database', () => {
  let cluster: TestCluster;
  let superuser: Client;
  let owner: Client;
  let service: Client;

  beforeAll(async () => {
    cluster = await startTestCluster();
    [superuser, owner, service] = await Promise.all([
      connect(cluster.superuserUrl),
      connect(cluster.ownerUrl),
      connect(cluster.serviceUrl),
    ]);
  });

  afterAll(async () => {
    await Promise.all([superuser, owner, service].map((client) => client.end()));
    await cluster.stop();
  });

  it('have no power over row-level security, and the one that crosses organizations cannot log in', async () => {
    const { rows } = await superuser.query(
      `SELECT rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
       FROM pg_roles WHERE rolname LIKE 'followthrough%' ORDER BY rolname`,
    );
    const powerless = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    };
    expect(rows).toEqual([
      { rolname: 'followthrough_crossing', rolcanlogin: false, ...powerless },
      { rolname: 'followthrough_owner', rolcanlogin: true, ...powerless },
      { rolname: 'followthrough_service', rolcanlogin: true, ...powerless },
    ]);
  });

  it('are members of nothing, but the owner of the crossing role without its rights', async () => {
    const { rows } = await superuser.query(
      `SELECT roleid::regrole::text AS role, member::regrole::text, set_option, inherit_option, admin_option
       FROM pg_auth_members WHERE member::regrole::text LIKE 'followthrough%'`,
    );
    expect(rows).toEqual([
      {
        role: 'followthrough_crossing',
        member: 'followthrough_owner',
        set_option: true,
        inherit_option: false,
        admin_option: false,
      },
    ]);
  });

  it('leave the database and its schema to the owner', async () => {
    const { rows } = await superuser.query(
      `SELECT pg_get_userbyid(datdba) AS database, pg_get_userbyid(nspowner) AS schema
       FROM pg_database, pg_namespace WHERE datname = current_database() AND nspname = 'public'`,
    );
    expect(rows).toEqual([{ database: 'followthrough_owner', schema: 'followthrough_owner' }]);
  });

  it('let the service create nothing, become nobody, and read only what is granted to it', async () => {
    await owner.query('CREATE TABLE kept (day text)');
    await expect(service.query('CREATE TABLE mine (day text)')).rejects.toThrow('permission denied for schema public');
    await expect(service.query('CREATE TEMP TABLE mine (day text)')).rejects.toThrow('permission denied');
    await expect(service.query('SELECT FROM kept')).rejects.toThrow('permission denied for table kept');
    await expect(service.query('SET ROLE followthrough_owner')).rejects.toThrow('permission denied to set role');
    await expect(service.query('SET ROLE followthrough_crossing')).rejects.toThrow('permission denied to set role');
    await owner.query('GRANT SELECT ON kept TO followthrough_service');
    expect((await service.query('SELECT FROM kept')).rowCount).toBe(0);
  });

  it('let a migration hand a function over to the crossing role, which then reads under row-level security', async () => {
    await owner.query(`
      CREATE TABLE due (id int);
      INSERT INTO due VALUES (1);
      ALTER TABLE due ENABLE ROW LEVEL SECURITY;
      ALTER TABLE due FORCE ROW LEVEL SECURITY;
      CREATE POLICY acrossOrganizations ON due TO followthrough_crossing USING (true);
      GRANT SELECT ON due TO followthrough_crossing;
      GRANT CREATE ON SCHEMA public TO followthrough_crossing;
      CREATE FUNCTION due_everywhere() RETURNS SETOF due LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
        RETURN (SELECT due FROM due);
      REVOKE ALL ON FUNCTION due_everywhere() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION due_everywhere() TO followthrough_service;
      ALTER FUNCTION due_everywhere() OWNER TO followthrough_crossing;
      REVOKE CREATE ON SCHEMA public FROM followthrough_crossing`);
    expect((await owner.query('SELECT FROM due')).rowCount).toBe(0);
    expect((await service.query('SELECT FROM due_everywhere()')).rowCount).toBe(1);
  });
});

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
