import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from './stage.js';

/** What the API acknowledged, what the ledger says, and what the mail server got, held against each other. */
export interface Comparison {
  readonly acknowledged: number;
  /** Acknowledged, and not received or not recorded as sent. */
  readonly lost: readonly string[];
  /** Received more than once, as so many more than once each. */
  readonly duplicates: number;
  /** Received more than once without the flag, or under another Message-ID. */
  readonly unflagged: readonly string[];
  /** To addresses of which no decision was acknowledged: the client gave up before it was answered. */
  readonly beyond: number;
}

interface Row {
  readonly address: string;
  readonly messageId: string;
  readonly status: string;
  readonly flagged: boolean;
}

const ledgerSql = `
  SELECT to_address AS address, message_id AS "messageId", status, possible_duplicate AS flagged FROM messages
  WHERE to_address LIKE '%@candidates.test'`;

export async function compare({ database, mail }: Stage, addresses: Iterable<string>): Promise<Comparison> {
  const rows = await database.sql<Row & Record<string, unknown>>(ledgerSql);
  const ofAddress = new Map(rows.map((row) => [row.address, row]));
  const received = Map.groupBy(mail.received, ({ envelope }) => envelope.to[0] ?? '');
  const expected = new Set(addresses);
  const lost = [...expected].filter((address) => ofAddress.get(address)?.status !== 'SENT' || !received.has(address));
  let duplicates = 0;
  const unflagged: string[] = [];
  for (const [address, copies] of received) {
    if (copies.length < 2) continue;
    duplicates += copies.length - 1;
    const row = ofAddress.get(address);
    const honest = row?.flagged && copies.every(({ parsed }) => parsed.messageId === row.messageId);
    if (!honest) unflagged.push(address);
  }
  const beyond = [...received.keys()].filter((a) => a.endsWith('@candidates.test') && !expected.has(a)).length;
  return { acknowledged: expected.size, lost, duplicates, unflagged, beyond };
}

const waitingSql = `
  SELECT (SELECT count(*)::int FROM messages WHERE status IN ('QUEUED', 'SENDING'))
    + (SELECT count(*)::int FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND start_after < now() + interval '10 minutes' AND name NOT LIKE '%.dead' AND name NOT LIKE '\\_\\_%') AS waiting`;

// What waits to be tried again in minutes is not waited for.
export const hurrySql = `UPDATE messages SET next_attempt_at = now() WHERE status = 'QUEUED' AND next_attempt_at > now()`;

/** Waits until nothing is under way any more. @returns after how many seconds that was, or null if it took too long */
export async function drained(
  { database }: Stage,
  { withinSeconds, hurry = false }: { readonly withinSeconds: number; readonly hurry?: boolean },
): Promise<number | null> {
  const begun = performance.now();
  for (;;) {
    if (hurry) await database.sql(hurrySql);
    const [row] = await database.sql<{ waiting: number }>(waitingSql);
    const seconds = (performance.now() - begun) / 1_000;
    if (row?.waiting === 0) return seconds;
    if (seconds > withinSeconds) return null;
    await delay(200);
  }
}
