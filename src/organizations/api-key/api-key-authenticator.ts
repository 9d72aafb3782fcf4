import { Injectable, Logger } from '@nestjs/common';
import type { Authenticator, Credentials } from '../../platform/access/authenticator.js';
import type { Actor } from '../../platform/actor/actor.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { readApiKeyToken } from './api-key-token.js';

// A revoked key works for at most this long in a process that has just seen it.
const rememberedForMs = 5_000;
// How exactly an organization sees when a key was last used: a write for every request would cost more than it tells.
const useWrittenEveryMs = 300_000;
// Enough for every key of a busy process; a flood of invalid keys cannot grow it further.
const rememberedAtMost = 10_000;

interface Remembered {
  readonly actor: Promise<Actor | null>;
  readonly until: number;
}

const usedSql = `UPDATE api_keys SET last_used_at = $3 WHERE organization_id = $1 AND id = $2`;
const authenticateSql = `SELECT organization_id AS "organizationId", id, name, scopes FROM authenticate_api_key($1, $2, clock_timestamp())`;

/** Tells which organization and rights an API key stands for: one indexed query, remembered for five seconds. */
@Injectable()
export class ApiKeyAuthenticator implements Authenticator {
  readonly #logger = new Logger(ApiKeyAuthenticator.name);
  readonly #remembered = new Map<string, Remembered>();
  readonly #useWritten = new Map<string, number>();

  constructor(private readonly database: TenantDatabase) {}

  async authenticate(credentials: Credentials): Promise<Actor | null> {
    const text = /^bearer +(ft_\S+)$/i.exec(credentials.authorization ?? '')?.[1];
    if (text === undefined) return null;
    const now = performance.now();
    const known = this.#remembered.get(text);
    if (known !== undefined && known.until > now) return await known.actor;
    const token = readApiKeyToken(text);
    if (token === null) return null;
    const actor = this.#look(token.id, token.secretHash);
    if (this.#remembered.size >= rememberedAtMost) this.#remembered.clear();
    this.#remembered.set(text, { actor, until: now + rememberedForMs });
    // A failed look-up is not an answer: the next request asks again.
    actor.catch(() => this.#remembered.delete(text));
    return await actor;
  }

  async #look(id: string, secretHash: Buffer): Promise<Actor | null> {
    const [key] = await this.database.crossing<{ organizationId: string; id: string; name: string; scopes: string[] }>(
      authenticateSql,
      [id, secretHash],
    );
    if (key === undefined) return null;
    const actor: Actor = { kind: 'API_KEY', ...key };
    this.#writeUse(actor, key.id);
    return actor;
  }

  /** Nobody waits for it: a request is not late, and does not fail, because of a statistic. */
  #writeUse(actor: Actor, id: string): void {
    const now = performance.now();
    if ((this.#useWritten.get(id) ?? Number.NEGATIVE_INFINITY) > now - useWrittenEveryMs) return;
    if (this.#useWritten.size >= rememberedAtMost) this.#useWritten.clear();
    this.#useWritten.set(id, now);
    this.database
      .write(actor, (tx) => tx.query(usedSql, [tx.organizationId, id, tx.now.toString()]))
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'the use of an API key was not noted'));
  }
}
