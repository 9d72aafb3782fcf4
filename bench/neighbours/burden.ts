import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Tenant } from '../list/data.ts';

// What made answers of 14 MB, when all of it could be asked for at once.
const rowsEach = 200;
const applications = 100;

const insertKey = `
  INSERT INTO api_keys (organization_id, id, name, mode, secret_hash, scopes, created_at)
  VALUES ($1, $2, 'neighbour', 'live', $3, '{reads,jobs:write,admin}', now())`;

const insertPolicy = `
  INSERT INTO policies (organization_id, version, rules, effective_from) VALUES ($1, 1, $2, '2020-01-01')`;

const insertContacts = `
  INSERT INTO contacts (organization_id, id, application_id, channel, at, told_date, told_outcome, internal_note, actor, created_at)
  SELECT $1, uuidv7(), id, 'PHONE', now() - n * interval '1 hour', false, false, repeat('They asked when. ', 20), '{"kind": "SYSTEM"}', now()
  FROM (SELECT id FROM applications WHERE organization_id = $1 ORDER BY id DESC LIMIT ${applications}) a,
    generate_series(1, ${rowsEach}) n`;

const insertRevisions = `
  INSERT INTO timeline_revisions (organization_id, timeline_id, number, kind, from_date, to_date, precision, follow_up_date,
    reason, note, internal_note, actor, at)
  SELECT $1, id, n, CASE n WHEN 1 THEN 'SET' ELSE 'RECONFIRMED' END, CASE WHEN n > 1 THEN decision_date END, decision_date, 'DAY',
    decision_date, CASE WHEN n > 1 THEN 'OTHER' END, repeat('Interviews go on. ', 10), repeat('Nobody has decided. ', 10),
    '{"kind": "SYSTEM"}', now() - (${rowsEach} + 1 - n) * interval '1 hour'
  FROM (
    SELECT t.id, t.decision_date
    FROM (SELECT id FROM applications WHERE organization_id = $1 ORDER BY id DESC LIMIT ${applications}) a
    JOIN timelines t ON t.organization_id = $1 AND t.application_id = a.id) t,
    generate_series(1, ${rowsEach}) n`;

/** Gives an organization much to be asked for at once. */
export async function burden(ownerUrl: string, code: string, { organizationId }: Tenant): Promise<void> {
  const { defaultPolicy } = await import(`../../${code}/rules/index.js`);
  await asOwner(ownerUrl, organizationId, async (owner) => {
    await owner.query(insertPolicy, [organizationId, JSON.stringify(defaultPolicy)]);
    await owner.query(insertContacts, [organizationId]);
    await owner.query(insertRevisions, [organizationId]);
  });
}

/** @returns the texts of so many keys of an organization that may do everything */
export async function keysOf(
  ownerUrl: string,
  code: string,
  { organizationId }: Tenant,
  count: number,
): Promise<string[]> {
  const { makeApiKeyToken } = await import(`../../${code}/organizations/api-key/api-key-token.js`);
  const texts: string[] = [];
  await asOwner(ownerUrl, organizationId, async (owner) => {
    for (let number = 1; number <= count; number += 1) {
      const keyId = randomUUID();
      const { text, secretHash } = makeApiKeyToken('live', keyId);
      await owner.query(insertKey, [organizationId, keyId, secretHash]);
      texts.push(text);
    }
  });
  return texts;
}

async function asOwner(ownerUrl: string, organizationId: string, work: (owner: pg.Client) => Promise<void>) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    await owner.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    await work(owner);
    await owner.query('COMMIT');
    await owner.query('VACUUM (ANALYZE) contacts, timeline_revisions');
  } finally {
    await owner.end();
  }
}
