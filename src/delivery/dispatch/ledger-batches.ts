import type { Temporal } from 'temporal-polyfill';
import type { GroupTransaction } from '../../platform/database/group-transaction.js';
import type { Statement } from '../../platform/database/statement.js';
import type { TenantDatabase } from '../../platform/database/tenant-database.js';
import { publication } from '../../platform/events/event-type.js';
import { LINK_DAYS, type LinkPurpose } from '../links/link-purpose.js';
import { readLinkToken } from '../links/link-token.js';
import { messageSent } from '../message/message.events.js';
import { parseReply } from '../smtp/smtp-reply.js';
import { suppressedAs } from '../suppression/suppressed-as.js';
import type { BegunAttempt } from './begun-attempt.js';
import { dayOfReader } from './daily-stop.js';
import {
  type ClaimedMessageRow,
  claimMessages,
  endSent,
  lockRecipients,
  selectClaimed,
  startData,
} from './ledger-statements.js';
import type { MessageLease } from './message-lease.js';

/** An attempt over the service's own relay that was accepted, with the relay's answer. */
export interface SentAttempt {
  readonly begun: BegunAttempt;
  readonly response: string;
}

/** A claimed message as it was at that instant; null if another holds it. */
export interface MessageLook {
  readonly row: ClaimedMessageRow | null;
  readonly at: Temporal.Instant;
}

export type ClaimedLook = MessageLook & { readonly row: ClaimedMessageRow };

/**
 * What is recorded of every message on its common way, of several of one organization in one transaction: all of it or
 * nothing.
 */
export class LedgerBatches {
  constructor(
    private readonly database: TenantDatabase,
    private readonly leaseSeconds: number,
  ) {}

  /** Leases what is due of one organization, so many at most. */
  async claim(organizationId: string, most: number): Promise<ClaimedLook[]> {
    return await this.#ask(organizationId, claimMessages, [organizationId, most, this.leaseSeconds]);
  }

  async look(claim: MessageLease): Promise<MessageLook> {
    const { organizationId } = claim;
    const looks = await this.#ask(organizationId, selectClaimed, [organizationId, ...keyLists([claim])]);
    return looks[0] ?? { row: null, at: await this.database.now() };
  }

  async #ask(organizationId: string, asked: Statement, parameters: readonly unknown[]): Promise<ClaimedLook[]> {
    return await this.database.writeGroup(organizationId, async (tx) => {
      const found = tx.query<ClaimedMessageRow>(asked, parameters);
      tx.commit();
      const [rows, at] = await Promise.all([found, tx.now()]);
      return rows.map((row) => ({ row, at }));
    });
  }

  /** Answers for each whether its data may leave; null if it is not to be sent any more. */
  async startData(all: readonly BegunAttempt[]): Promise<(Start | null)[]> {
    const claims = all.map(({ claim }) => claim);
    return await this.#write(claims, async (tx, organizationId) => {
      const inOrder = all.toSorted((a, b) => (a.claim.id < b.claim.id ? -1 : 1));
      const recipients = all.map(({ message }) => message.recipientId);
      // Asked together, and done one after the other.
      const locked = tx.query(lockRecipients, [recipients]);
      const started = tx.query<StartRow>(startData, this.#startsOf(organizationId, inOrder));
      tx.commit();
      const [rows] = await Promise.all([started, locked]);
      return rowsOf(claims, rows).map((row) => row?.start ?? null);
    });
  }

  /** Answers for each whether it was this holder's to end. */
  async endSent(all: readonly SentAttempt[]): Promise<boolean[]> {
    const claims = all.map(({ begun }) => begun.claim);
    return await this.#write(claims, async (tx, organizationId) => {
      const inOrder = all.toSorted((a, b) => (a.begun.claim.id < b.begun.claim.id ? -1 : 1));
      const rows = await tx.query<Id>(endSent, endsOf(organizationId, inOrder));
      await tx.publishAll(rows.map(({ id }) => publication(messageSent, { messageId: id })));
      return rowsOf(claims, rows).map((row) => row !== null);
    });
  }

  async #write<T>(
    [first]: readonly MessageLease[],
    work: (tx: GroupTransaction, organizationId: string) => Promise<T[]>,
  ): Promise<T[]> {
    if (first === undefined) return [];
    const { organizationId } = first;
    return await this.database.writeGroup(organizationId, (tx) => work(tx, organizationId));
  }

  #startsOf(organizationId: string, all: readonly BegunAttempt[]): unknown[] {
    const addresses = all.map(({ message }) => suppressedAs(organizationId, message.toAddress));
    return [
      organizationId,
      ...keyLists(all.map(({ claim }) => claim)),
      all.map(({ message }) => message.attemptCount),
      all.map(({ message }) => message.uncertainCount),
      all.map(({ message }) => message.possibleDuplicate),
      all.map(({ startedAt }) => startedAt.toString()),
      addresses.map(([plain]) => plain),
      addresses.map(([, hidden]) => hidden),
      this.leaseSeconds,
      all.map(({ message }) => message.recipientId),
      all.map(({ message, startedAt }) => dayOfReader(message, startedAt)?.toString() ?? null),
      ...linkLists(all),
    ];
  }
}

/** The links of all of them, each with its message. */
function linkLists(all: readonly BegunAttempt[]): unknown[][] {
  const links = all.flatMap(({ claim, tokens }) =>
    (Object.entries(tokens) as [LinkPurpose, string][]).map(([purpose, secret]) => ({ id: claim.id, purpose, secret })),
  );
  return [
    links.map(({ id }) => id),
    links.map(({ secret }) => readLinkToken(secret)),
    links.map(({ purpose }) => purpose),
    links.map(({ purpose }) => LINK_DAYS[purpose]),
  ];
}

/** The candidate has got as many mails as anybody gets on a day: `HELD_BACK`. */
export type Start = 'STARTED' | 'HELD_BACK';

interface StartRow extends Id {
  readonly start: Start;
}

interface Id {
  readonly id: string;
}

function endsOf(organizationId: string, all: readonly SentAttempt[]): unknown[] {
  return [
    organizationId,
    ...keyLists(all.map(({ begun }) => begun.claim)),
    all.map(({ response }) => parseReply(response).code),
    all.map(({ response }) => response),
  ];
}

function keyLists(claims: readonly MessageLease[]): [ids: string[], fences: number[]] {
  return [claims.map(({ id }) => id), claims.map(({ fence }) => fence)];
}

/** Of each claim the row of its message, if there is one, in their order. */
function rowsOf<Row extends Id>(claims: readonly MessageLease[], rows: readonly Row[]): (Row | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return claims.map(({ id }) => byId.get(id) ?? null);
}
