import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Scope, scopeName } from '../../platform/access/scope.js';
import type { ActingMember, Actor, ApiKeyActor } from '../../platform/actor/actor.js';
import { MONOTONIC, type Monotonic } from '../../platform/clock/monotonic.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { refusal } from '../../platform/graphql/refusal.js';
import { CallerMemory } from '../access/caller-memory.js';
import { actingAs } from '../access/role-rights.js';
import type { MemberRole } from '../member/member.entity.js';
import { type ApiKeyToken, readApiKeyToken } from './api-key-token.js';

// How exactly an organization sees when a key was last used: a write for every request would cost more than it tells.
const useWrittenEveryMs = 300_000;
// Enough for every key of a busy process.
const usesKeptAtMost = 10_000;

const usedSql = `UPDATE api_keys SET last_used_at = $3 WHERE organization_id = $1 AND id = $2`;
const authenticateSql = `
  SELECT organization_id AS "organizationId", id, name, scopes, suspended, member_id AS "memberId",
         member_name AS "memberName", member_role AS "memberRole"
  FROM authenticate_api_key($1, $2, $3, clock_timestamp())`;

// A longer name is nobody's: it is not looked for, and not remembered.
const longestName = 320;

interface Row {
  readonly organizationId: string;
  readonly id: string;
  readonly name: string;
  readonly scopes: Scope[];
  readonly suspended: boolean;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly memberRole: MemberRole | null;
}

/**
 * Tells which organization and rights an API key stands for, and which member it acts for: one indexed query, remembered
 * for five seconds.
 */
@Injectable()
export class ApiKeyAuthenticator {
  readonly #logger = new Logger(ApiKeyAuthenticator.name);
  readonly #memory: CallerMemory;
  readonly #useWritten = new Map<string, number>();

  constructor(
    private readonly database: TenantDatabase,
    @Inject(MONOTONIC) private readonly processTime: Monotonic,
  ) {
    this.#memory = new CallerMemory(processTime);
  }

  /** @param onBehalfOf e-mail address or external id of a member; null if the key acts for itself */
  async authenticate(text: string, onBehalfOf: string | null): Promise<Actor | null> {
    const call = callOf(text, onBehalfOf);
    const known = this.#memory.recall(call);
    if (known !== undefined) return await known;
    const token = readApiKeyToken(text);
    return token === null ? null : await this.#memory.remember(call, this.#look(token, onBehalfOf));
  }

  /** Whether the last look-up found somebody, however long ago that was. */
  knows(text: string, onBehalfOf: string | null): boolean {
    return this.#memory.knows(callOf(text, onBehalfOf));
  }

  async #look({ id, secretHash }: ApiKeyToken, onBehalfOf: string | null): Promise<Actor | null> {
    const name = onBehalfOf !== null && onBehalfOf.length > longestName ? '' : onBehalfOf;
    const [key] = await this.database.acrossOrganizations<Row>(authenticateSql, [id, secretHash, name]);
    if (key === undefined) return null;
    const actor = { ...actorOf(key), onBehalfOf: onBehalfOf === null ? null : memberBehind(key) };
    this.#writeUse(actor, key.id);
    return actor;
  }

  /** Nobody waits for it: a request is not late, and does not fail, because of a statistic. */
  #writeUse(actor: Actor, id: string): void {
    const now = this.processTime();
    if ((this.#useWritten.get(id) ?? Number.NEGATIVE_INFINITY) > now - useWrittenEveryMs) return;
    if (this.#useWritten.size >= usesKeptAtMost) this.#useWritten.clear();
    this.#useWritten.set(id, now);
    this.database
      .write(actor, (tx) => tx.query(usedSql, [tx.organizationId, id, tx.now.toString()]))
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'the use of an API key was not noted'));
  }
}

/** As what a call is remembered. */
function callOf(text: string, onBehalfOf: string | null): string {
  return onBehalfOf === null ? text : `${text} ${onBehalfOf.slice(0, longestName + 1)}`;
}

function actorOf({ organizationId, id, name, scopes, suspended }: Row): ApiKeyActor {
  return { kind: 'API_KEY', organizationId, id, name, scopes, suspended, onBehalfOf: null };
}

/** The member a key acts for. Refused if the key may act for nobody, or there is no such member. */
function memberBehind({ scopes, memberId: id, memberName: name, memberRole }: Row): ActingMember {
  if (!scopes.includes('act-on-behalf')) {
    throw refusal('ON_BEHALF_OF_REFUSED', `This API key lacks the scope ${scopeName('act-on-behalf')}.`);
  }
  if (id === null || name === null || memberRole === null) {
    throw refusal('ON_BEHALF_OF_REFUSED', 'X-On-Behalf-Of names no member by their e-mail address or external id.');
  }
  // A machine does not become an owner by naming one.
  const role = memberRole === 'OWNER' ? 'ADMIN' : memberRole;
  return actingAs({ id, name, role });
}
