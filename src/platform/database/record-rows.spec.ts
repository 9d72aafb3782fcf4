import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { newId } from '../ids/uuid.js';
import { insertRows, updateRows } from './record-rows.js';
import type { Statement } from './statement.js';
import type { WriteTransaction } from './transaction.js';

const organizationId = newId();

describe('rows written by the hundred', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let tx: WriteTransaction;
  const sent: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    const query = async (asked: Statement | string, parameters: readonly unknown[]) => {
      const { text } = typeof asked === 'string' ? { text: asked } : asked;
      sent.push(text);
      return (await client.query(text, [...parameters])).rows;
    };
    tx = { organizationId, tell: query } as unknown as WriteTransaction;
    await client.query(
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at, updated_at)
       VALUES ($1, 'rows', 'Rows', 'Europe/Berlin', 'DE', 'en', now(), now())`,
      [organizationId],
    );
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  beforeEach(() => {
    sent.length = 0;
  });

  const made = new Date('2026-12-01T09:00:00.123Z');
  const candidates = async () => {
    const rows = ['Ana', 'Ben'].map((fullName) => ({
      organizationId,
      id: newId(),
      fullName,
      email: `${fullName}@example.test`,
      createdAt: made,
      notesDeclinedAt: made,
    }));
    await insertRows(tx, 'candidates', rows);
    sent.length = 0;
    return rows.map(({ organizationId: _, ...row }) => row);
  };
  const namesOf = async (rows: readonly { readonly id: string }[]) => {
    const ids = rows.map(({ id }) => id);
    const found = await client.query(
      'SELECT full_name AS name, notes_declined_at AS at FROM candidates WHERE id = ANY($1) ORDER BY id',
      [ids],
    );
    return found.rows;
  };

  it('are written column by column where one of them changed, and those of the others as they were', async () => {
    const [ana, ben] = await candidates();
    if (ana === undefined || ben === undefined) throw new Error('they were inserted');
    const later = new Date('2026-12-02T09:00:00Z');
    const changed = [{ ...ana, notesDeclinedAt: later }, ben];
    await client.query(`UPDATE candidates SET full_name = 'Beatrix' WHERE id = $1`, [ben.id]);
    await updateRows(tx, 'candidates', changed, [ana, { ...ben, createdAt: new Date(made) }]);
    expect(await namesOf(changed)).toEqual([
      { name: 'Ana', at: later },
      { name: 'Beatrix', at: made },
    ]);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('SET notes_declined_at = r.notes_declined_at FROM');
  });

  it('are not written where none of them changed', async () => {
    const rows = await candidates();
    await updateRows(
      tx,
      'candidates',
      rows,
      rows.map((row) => ({ ...row, createdAt: new Date(made) })),
    );
    expect(sent).toEqual([]);
  });

  it('are written whole where it is not said how they stand', async () => {
    const rows = await candidates();
    await client.query(`UPDATE candidates SET full_name = 'Another' WHERE organization_id = $1`, [organizationId]);
    await updateRows(tx, 'candidates', rows);
    expect((await namesOf(rows)).map(({ name }) => name)).toEqual(['Ana', 'Ben']);
  });

  it('is stored alone as it is beside others: lists, objects, instants, days and what it leaves out', async () => {
    const organization = (slug: string) => ({
      id: newId(),
      slug,
      name: 'Rows "und" \\ Söhne',
      timeZone: 'Europe/Berlin',
      country: 'DE',
      locale: 'en',
      workingDays: [1, 2, 6],
      closedDays: ['2026-12-24', '2026-12-31'],
      openedDays: [],
      stageNames: { Interview: { de: 'Gespräch' } },
      replyTo: undefined,
      senderName: null,
      createdAt: Temporal.Instant.from(made.toISOString()),
      updatedAt: made,
    });
    const stored = async (...slugs: string[]) => {
      const { rows } = await client.query(
        `SELECT to_jsonb(o) - 'id' - 'slug' - 'updated_at' AS o FROM organizations o WHERE slug = ANY($1)`,
        [slugs],
      );
      return rows.map(({ o }) => o);
    };
    await insertRows(tx, 'organizations', [organization('alone')]);
    await insertRows(tx, 'organizations', [organization('beside'), organization('another')]);
    expect(sent[0]).toContain('VALUES');
    const [alone] = await stored('alone');
    expect(alone).toMatchObject({
      working_days: [1, 2, 6],
      opened_days: [],
      stage_names: { Interview: { de: 'Gespräch' } },
    });
    expect(await stored('beside', 'another')).toEqual([alone, alone]);
  });

  it('is changed alone, in the columns that changed and in no other row', async () => {
    const [ana, ben] = await candidates();
    if (ana === undefined || ben === undefined) throw new Error('they were inserted');
    const later = new Date('2026-12-02T09:00:00.001Z');
    await updateRows(tx, 'candidates', [{ ...ana, notesDeclinedAt: later }], [ana]);
    expect(sent).toEqual(['UPDATE candidates SET notes_declined_at = $3 WHERE organization_id = $1 AND id = $2']);
    expect(await namesOf([ana, ben])).toEqual([
      { name: 'Ana', at: later },
      { name: 'Ben', at: made },
    ]);
  });
});
