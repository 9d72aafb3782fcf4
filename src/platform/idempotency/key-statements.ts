// $1 to $3 are the key in all of them: organization, credential, hash of the key.
const ofKey = 'organization_id = $1 AND credential_id = $2 AND key_hash = $3';

// Whoever erases answers waits for claims that are being made, and claims made meanwhile wait for the erasure: what is
// read under them is read after it.
const gate = `hashtextextended('idempotency ' || $1::text, 0)`;

export const insertKey = `
  WITH gate AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(${gate}))
  INSERT INTO idempotency_keys (organization_id, credential_id, key_hash, request_id, fingerprint, created_at, leased_until)
  SELECT $1::uuid, $2::uuid, $3::bytea, $4::uuid, $5::bytea, $6::timestamptz, $7::timestamptz FROM gate
  ON CONFLICT DO NOTHING RETURNING request_id`;

export const selectKey = `
  SELECT request_id AS "requestId", fingerprint, created_at AS "createdAt", leased_until AS "leasedUntil",
         answered_at AS "answeredAt", answer
  FROM idempotency_keys WHERE ${ofKey}`;

export const takeOverKey = `
  UPDATE idempotency_keys SET leased_until = $6
  WHERE ${ofKey} AND request_id = $4 AND leased_until = $5 AND answered_at IS NULL
  RETURNING request_id`;

export const renewKey = `
  UPDATE idempotency_keys SET request_id = $5, fingerprint = $6, created_at = $7, leased_until = $8,
    answered_at = NULL, answer = NULL, forgotten_at = NULL
  WHERE ${ofKey} AND request_id = $4
  RETURNING request_id`;

export const keepAnswer = `
  UPDATE idempotency_keys SET answered_at = $5, answer = CASE WHEN forgotten_at IS NULL THEN $6::bytea END
  WHERE ${ofKey} AND request_id = $4 AND answered_at IS NULL
  RETURNING request_id`;

export const releaseKey = `
  UPDATE idempotency_keys SET leased_until = $6
  WHERE ${ofKey} AND request_id = $4 AND leased_until = $5 AND answered_at IS NULL`;

// As old as if it had been sent ages ago: it stands for nothing any more.
export const freeKey = `
  UPDATE idempotency_keys SET created_at = 'epoch', leased_until = 'epoch'
  WHERE ${ofKey} AND request_id = $4 AND leased_until = $5 AND answered_at IS NULL
    AND NOT EXISTS (SELECT FROM idempotent_changes c WHERE c.organization_id = $1 AND c.request_id = $4)
  RETURNING request_id`;

export const closeGate = `SELECT pg_advisory_xact_lock(${gate})`;

export const forgetAnswers = 'UPDATE idempotency_keys SET answer = NULL, forgotten_at = $2 WHERE organization_id = $1';
