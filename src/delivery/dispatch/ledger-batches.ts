import type { Temporal } from 'temporal-polyfill';
import { systemActor } from '../../platform/actor/actor.js';
import type { AcrossTransaction } from '../../platform/database/across-transaction.js';
import type { TenantDatabase } from '../../platform/database/tenant-database.js';
import { publication } from '../../platform/events/event-type.js';
import { LINK_DAYS, type LinkPurpose } from '../links/link-purpose.js';
import { readLinkToken } from '../links/link-token.js';
import { messageSent } from '../message/message.events.js';
import { parseReply } from '../smtp/smtp-reply.js';
import { suppressedAs } from '../suppression/suppressed-as.js';
import type { BegunAttempt } from './begun-attempt.js';
import { dayOfReader } from './daily-stop.js';
import { type ClaimedRow, endSent, lockRecipients, selectClaimed, startData } from './ledger-statements.js';
import type { MessageLease } from './message-lease.js';

/** An attempt over the service's own relay that was accepted, with the relay's answer. */
export interface SentAttempt {
  readonly begun: BegunAttempt;
  readonly response: string;
}

/** A claimed message as it was at that instant; null if another holds it. */
export interface Look {
  readonly row: ClaimedRow | null;
  readonly at: Temporal.Instant;
}

/** What is recorded of every message on its common way, of several in one transaction: all of it or nothing. */
export class LedgerBatches {
  constructor(
    private readonly database: TenantDatabase,
    private readonly leaseSeconds: number,
  ) {}

  async look(claims: readonly MessageLease[]): Promise<Look[]> {
    return await this.database.writeAcross(async (tx) => {
      const found = ofEach(
        claims,
        (claim) => claim,
        (organizationId, held) =>
          tx.query<ClaimedRow>(organizationId, selectClaimed, [organizationId, ...keyLists(held)]),
      );
      tx.commit();
      const [rows, at] = await Promise.all([found, tx.now()]);
      return rows.map((row) => ({ row: row ?? null, at }));
    });
  }

  /** Answers for each whether its data may leave; null if it is not to be sent any more. */
  async startData(all: readonly BegunAttempt[]): Promise<(Start | null)[]> {
    return await this.database.writeAcross(async (tx) => {
      const started = ofEach(
        all,
        ({ claim }) => claim,
        (organizationId, begun) => this.#start(tx, organizationId, begun),
      );
      tx.commit();
      return (await started).map((row) => row?.start ?? null);
    });
  }

  /** Answers for each whether it was this holder's to end. */
  async endSent(all: readonly SentAttempt[]): Promise<boolean[]> {
    return await this.database.writeAcross(async (tx) => {
      const rows = await ofEach(
        all,
        ({ begun }) => begun.claim,
        (organizationId, sent) => tx.query<Id>(organizationId, endSent, endsOf(organizationId, sent)),
      );
      const ended = rows.map((row) => row !== undefined);
      const events = all
        .filter((_, number) => ended[number])
        .map(({ begun: { claim } }) => ({
          ...publication(messageSent, { messageId: claim.id }),
          actor: systemActor(claim.organizationId),
        }));
      await this.database.publishAcross(tx, events);
      return ended;
    });
  }

  /** Asked together, and done one after the other. */
  async #start(tx: AcrossTransaction, organizationId: string, begun: readonly BegunAttempt[]): Promise<StartRow[]> {
    const recipients = begun.map(({ message }) => message.recipientId);
    const locked = tx.query(organizationId, lockRecipients, [recipients]);
    const started = tx.query<StartRow>(organizationId, startData, this.#startsOf(organizationId, begun));
    const [rows] = await Promise.all([started, locked]);
    return rows;
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

/**
 * Asks once of each organization, and of its messages in the order of their ids: no two batches lock the same ones the
 * other way round. Answers for each of `all` the row of its message, if there is one, in their order.
 */
async function ofEach<One, Row extends Id>(
  all: readonly One[],
  claimOf: (one: One) => MessageLease,
  ask: (organizationId: string, ofOrganization: readonly One[]) => Promise<Row[]>,
): Promise<(Row | undefined)[]> {
  const placeOf = (one: One) => `${claimOf(one).organizationId} ${claimOf(one).id}`;
  const inOrder = all.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const groups = Map.groupBy(inOrder, (one) => claimOf(one).organizationId);
  const answered = await Promise.all([...groups].map(([organizationId, group]) => ask(organizationId, group)));
  const rows = new Map(answered.flat().map((row) => [row.id, row]));
  return all.map((one) => rows.get(claimOf(one).id));
}
