import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { type MemberEntity, type OrganizationRules, organizationRules } from '../../organizations/index.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { digestInstant, lastDayGoneBy, laterDay, nextDigestDay } from '../../rules/index.js';

/** A member, and until when their digests are done with. */
export interface ScheduledMember extends Pick<MemberEntity, 'id' | 'fullName' | 'email' | 'role' | 'locale'> {
  /** The member's, else the organization's. */
  readonly zone: string;
  readonly doneUntil: Temporal.PlainDate;
  readonly nextAt: Date | null;
}

interface Row extends Omit<ScheduledMember, 'zone' | 'doneUntil'> {
  readonly status: MemberEntity['status'];
  readonly timeZone: string | null;
  /** Null: never scheduled. */
  readonly doneUntil: string | null;
}

const members = (condition: string) => `
  SELECT m.id, m.full_name AS "fullName", m.email, m.role, m.status, m.locale, m.time_zone AS "timeZone",
         s.done_until AS "doneUntil", s.next_at AS "nextAt"
  FROM members m LEFT JOIN digest_schedules s ON s.organization_id = m.organization_id AND s.member_id = m.id
  WHERE m.organization_id = $1 ${condition} ORDER BY m.id`;

const selectMember = statement('digest_member', members('AND m.id = $2'));
const selectMembers = statement('digest_members', members(''));

const lockSchedule = statement(
  'digest_schedule_lock',
  'SELECT FROM digest_schedules WHERE organization_id = $1 AND member_id = $2 FOR NO KEY UPDATE',
);

const saveSchedule = statement(
  'digest_schedule_save',
  `
  INSERT INTO digest_schedules (organization_id, member_id, done_until, next_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT ON CONSTRAINT digest_schedules_pkey
  DO UPDATE SET done_until = EXCLUDED.done_until, next_at = EXCLUDED.next_at, claimed_until = NULL`,
);

/** When each member's next digest is due. */
@Injectable()
export class DigestSchedules {
  /** A member came, changed or went. */
  async memberChanged(tx: WriteTransaction, memberId: string): Promise<void> {
    const rows = await tx.query<Row>(selectMember, [tx.organizationId, memberId]);
    await this.#recalculate(tx, rows, await organizationRules(tx));
  }

  /** Rule 18: another zone or calendar of the organization's applies from now on. */
  async organizationChanged(tx: WriteTransaction): Promise<void> {
    const rows = await tx.query<Row>(selectMembers, [tx.organizationId]);
    await this.#recalculate(tx, rows, await organizationRules(tx));
  }

  /** The member, whose schedule is locked until the transaction ends. */
  async lock(tx: WriteTransaction, memberId: string, { timeZone }: OrganizationRules): Promise<ScheduledMember> {
    await tx.query(lockSchedule, [tx.organizationId, memberId]);
    const [row] = await tx.query<Row>(selectMember, [tx.organizationId, memberId]);
    if (row?.doneUntil == null) throw new Error('the member has no digests');
    return { ...row, zone: row.timeZone ?? timeZone, doneUntil: Temporal.PlainDate.from(row.doneUntil) };
  }

  /** Everything up to that day is told: the next digest is that of the next business day. */
  async done(
    tx: WriteTransaction,
    { id, zone }: ScheduledMember,
    doneUntil: Temporal.PlainDate,
    { calendar }: OrganizationRules,
  ): Promise<void> {
    const next = nextDigestDay(doneUntil, tx.now, zone, calendar);
    await this.#save(tx, id, doneUntil, digestInstant(next, zone));
  }

  /** Rule 18: what now lies in the past is skipped. A digest that is due already is not: it leaves within seconds. */
  async #recalculate(
    tx: WriteTransaction,
    rows: readonly Row[],
    { timeZone, calendar }: OrganizationRules,
  ): Promise<void> {
    for (const row of rows) {
      const zone = row.timeZone ?? timeZone;
      const goneBy = lastDayGoneBy(tx.now, zone);
      const doneUntil = row.doneUntil === null ? goneBy : laterDay(Temporal.PlainDate.from(row.doneUntil), goneBy);
      if (row.role === 'VIEWER' || row.status === 'REMOVED') await this.#save(tx, row.id, doneUntil, null);
      else if (row.nextAt === null || row.nextAt.getTime() > tx.now.epochMilliseconds) {
        const next = nextDigestDay(doneUntil, tx.now, zone, calendar);
        await this.#save(tx, row.id, doneUntil, digestInstant(next, zone));
      }
    }
  }

  async #save(
    tx: WriteTransaction,
    memberId: string,
    doneUntil: Temporal.PlainDate,
    nextAt: Temporal.Instant | null,
  ): Promise<void> {
    const row = [tx.organizationId, memberId, doneUntil.toString(), nextAt?.toString() ?? null];
    await tx.query(saveSchedule, row);
  }
}
