import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../src/platform/ids/uuid.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { asSuperuser } from '../support/test-template.js';

const [organization, other, connection] = [newId(), newId(), newId()];

const eventsSql = `
  INSERT INTO domain_events (organization_id, id, type, payload, actor, at)
  SELECT $1, gen_random_uuid(), 'bell.rung', '{}', '{}', now() FROM generate_series(1, 3)`;
const refsSql = `
  INSERT INTO ats_refs (organization_id, connection_id, type, ref_hash, received_at, is_dated)
  SELECT $1, $2, 'JOB', sha256(n::text::bytea), now(), false FROM generate_series(1, 3) n`;

describe('rows that triggers hold to what they belong to, all of a statement at once', () => {
  let test: TestDatabase;
  let service: pg.Client;

  beforeAll(async () => {
    test = await createTestDatabase();
    const insert = (id: string) =>
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at)
       VALUES ('${id}', 'o${id}', 'Bell', 'Europe/Berlin', 'DE', 'en', now())`;
    await asSuperuser(
      test.superuserUrl,
      insert(organization),
      insert(other),
      `INSERT INTO ats_connections (organization_id, id, vendor, source, name, created_at)
       VALUES ('${organization}', '${connection}', 'GENERIC', 'ours', 'Ours', now())`,
    );
    service = new pg.Client({ connectionString: test.serviceUrl });
    await service.connect();
  });
  afterAll(async () => {
    await service.end();
    await test.drop();
  });

  /** How many rows are stored, or the code of what refuses them. */
  const insertAs = async (organizationId: string, sql: string, values: readonly string[]) => {
    await service.query('BEGIN');
    await service.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    try {
      return (await service.query(sql, [...values])).rowCount;
    } catch (error) {
      return (error as pg.DatabaseError).code;
    } finally {
      await service.query('ROLLBACK');
    }
  };

  it('are events of an organization that is there', async () => {
    const nobody = newId();
    expect(await insertAs(organization, eventsSql, [organization])).toBe(3);
    expect(await insertAs(nobody, eventsSql, [nobody])).toBe('23503');
  });

  it('are rows of another system, of a connection of the same organization', async () => {
    expect(await insertAs(organization, refsSql, [organization, connection])).toBe(3);
    expect(await insertAs(organization, refsSql, [organization, newId()])).toBe('23503');
    expect(await insertAs(other, refsSql, [other, connection])).toBe('23503');
  });
});
