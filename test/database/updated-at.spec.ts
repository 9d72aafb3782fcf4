import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../src/platform/ids/uuid.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const organizationId = newId();
const made = '2026-12-01T09:00:00.000Z';
const later = '2026-12-02T09:00:00.000Z';

describe('when a row was changed', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let id: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    await client.query(
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at)
       VALUES ($1, 'changed', 'Changed', 'Europe/Berlin', 'DE', 'en', now())`,
      [organizationId],
    );
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  beforeEach(async () => {
    id = newId();
    await at(made, () =>
      client.query(
        `INSERT INTO candidates (organization_id, id, full_name, email, created_at) VALUES ($1, $2, 'Ana', 'ana@example.test', now())`,
        [organizationId, id],
      ),
    );
  });

  /** In a transaction whose instant that is. */
  async function at(instant: string, work: () => Promise<unknown>): Promise<void> {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.now', $1, true)`, [instant]);
    await work();
    await client.query('COMMIT');
  }

  const change = (set: string) => client.query(`UPDATE candidates SET ${set} WHERE id = $1`, [id]);
  const updatedAt = async (): Promise<string> => {
    const { rows } = await client.query('SELECT updated_at AS at FROM candidates WHERE id = $1', [id]);
    return rows[0].at.toISOString();
  };

  it('is the instant of the transaction that made it, and of the one that changed it', async () => {
    expect(await updatedAt()).toBe(made);
    await at(later, () => change(`full_name = 'Beatrix'`));
    expect(await updatedAt()).toBe(later);
  });

  it('is the time of the database where nobody said an instant', async () => {
    const before = Date.now() - 60_000;
    await change(`locale = 'de'`);
    expect(Date.parse(await updatedAt())).toBeGreaterThan(before);
  });

  it('stays where the row is written as it was, or as of another instant', async () => {
    await at(later, () => change(`full_name = 'Ana', locale = NULL`));
    await at(later, () => change(`updated_at = '2030-01-01'`));
    expect(await updatedAt()).toBe(made);
  });

  it('is later with each change, within one instant and for one that began before the other', async () => {
    await at(later, async () => {
      await change(`full_name = 'Beatrix'`);
      await change(`full_name = 'Clara'`);
    });
    expect(await updatedAt()).toBe('2026-12-02T09:00:00.001Z');
    await at(made, () => change(`full_name = 'Dora'`));
    expect(await updatedAt()).toBe('2026-12-02T09:00:00.002Z');
  });
});
