import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { organizationRules } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { catchUp } from '../rules/advance.js';
import { applyClosed, applyDecided } from '../rules/apply-closed.js';
import { applyDisclosed, applySendEnded } from '../rules/apply-disclosed.js';
import { applyChangeRecorded, applyPassedRecorded, applyPutOff, type Decision } from '../rules/apply-recorded.js';
import type { Step } from '../rules/step.js';
import type { Precision, TimelineFacts } from '../rules/timeline-facts.js';
import { factsOf } from './facts-of.js';
import { TimelineEntity } from './timeline.entity.js';
import { timelineChangesDropped } from './timeline.events.js';
import { TimelineStore } from './timeline-store.js';

const insertDisclosure = `
  INSERT INTO timeline_disclosures (organization_id, id, timeline_id, revision, kind, at)
  SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (
    SELECT FROM timeline_disclosures WHERE organization_id = $1 AND timeline_id = $3 AND revision = $4 AND kind = $5)`;

const selectRevision = `
  SELECT to_date AS "toDate", precision, held_until AS "heldUntil" FROM timeline_revisions
  WHERE organization_id = $1 AND timeline_id = $2 AND number = $3`;

/** What the modules above report back to a timeline: what was recorded, told, failed, and decided. */
@Injectable()
export class TellingsService {
  constructor(private readonly store: TimelineStore) {}

  /**
   * The timeline, locked, as it stands now: what had happened by this instant is stored first, so that a tick that was
   * missed leaves no other rows than a timely one.
   */
  async current(tx: WriteTransaction, timelineId: string): Promise<TimelineEntity | null> {
    const timeline = await this.store.lockOne(tx, timelineId);
    if (timeline === null) return null;
    const rules = await organizationRules(tx);
    const facts = factsOf(timeline);
    const caughtUp = catchUp(facts, rules.policy, tx.now);
    if (caughtUp.facts === facts) return timeline;
    await this.store.save(tx, timeline, caughtUp, rules);
    return await this.store.lockOne(tx, timelineId);
  }

  async changeRecorded(tx: WriteTransaction, timeline: TimelineEntity, decision: Decision): Promise<void> {
    await this.#save(tx, timeline, (facts) => applyChangeRecorded(facts, decision));
  }

  async passedRecorded(tx: WriteTransaction, timeline: TimelineEntity): Promise<void> {
    await this.#save(tx, timeline, applyPassedRecorded);
  }

  async putOff(tx: WriteTransaction, timeline: TimelineEntity, until: Temporal.Instant): Promise<void> {
    await this.#save(tx, timeline, (facts) => applyPutOff(facts, until));
  }

  /** The mail server accepted the message about that revision: the candidate knows it. */
  async accepted(tx: WriteTransaction, timelineId: string, revision: number): Promise<void> {
    const timeline = await this.current(tx, timelineId);
    const [told] = await tx.query<{ toDate: string; precision: Precision; heldUntil: string | null }>(selectRevision, [
      tx.organizationId,
      timelineId,
      revision,
    ]);
    if (timeline === null || told === undefined) return;
    await this.#disclose(tx, timelineId, revision, 'ACCEPTED');
    const disclosed = {
      revision,
      decisionDate: Temporal.PlainDate.from(told.toDate),
      precision: told.precision,
      heldUntil: told.heldUntil === null ? null : Temporal.PlainDate.from(told.heldUntil),
    };
    await this.#save(tx, timeline, (facts) => applyDisclosed(facts, disclosed, tx.now), toDate(tx.now));
  }

  /** The candidate heard from us about this timeline, though of no new date. */
  async heard(tx: WriteTransaction, timelineId: string): Promise<void> {
    const key = { organizationId: tx.organizationId, id: timelineId };
    await tx.manager.update(TimelineEntity, key, { lastHeardAt: toDate(tx.now) });
  }

  /** The message about that revision will never arrive. */
  async sendEnded(tx: WriteTransaction, timelineId: string, revision: number): Promise<void> {
    const timeline = await this.current(tx, timelineId);
    if (timeline === null) return;
    await this.#save(tx, timeline, (facts) => applySendEnded(facts, revision));
  }

  /** A member told the candidate. What waited ends in a record of that; `before` is how it stood until then. */
  async recordToldByMember(
    tx: WriteTransaction,
    timeline: Pick<TimelineEntity, 'id' | 'applicationId'>,
    before: TimelineFacts,
  ): Promise<void> {
    await this.#disclose(tx, timeline.id, before.revision, 'TOLD_BY_MEMBER');
    await this.#dropChanges(tx, timeline, before, 'TOLD_BY_MEMBER');
  }

  /** The application is decided: from now on nothing but the outcome is told. */
  async decided(tx: WriteTransaction, applicationId: string): Promise<void> {
    for (const timeline of await this.#unfinished(tx, applicationId)) {
      if (timeline.decidedAt !== null) continue;
      await this.#dropChanges(tx, timeline, factsOf(timeline), 'DECIDED');
      await this.#save(tx, timeline, (facts) => applyDecided(facts, tx.now));
    }
  }

  /** The outcome has been told: the decided timelines of the application are met, in time or late. */
  async outcomeTold(tx: WriteTransaction, applicationId: string): Promise<void> {
    for (const timeline of await this.#unfinished(tx, applicationId)) {
      if (timeline.decidedAt === null) continue;
      await this.#save(tx, timeline, (facts) => applyClosed(facts, 'OUTCOME_TOLD', tx.now), toDate(tx.now));
    }
  }

  /** The applications ended without anything to tell: what waited is dropped, and their timelines are closed. */
  async cancelled(tx: WriteTransaction, applicationIds: readonly string[]): Promise<void> {
    for (const applicationId of applicationIds) {
      for (const timeline of await this.#unfinished(tx, applicationId)) {
        await this.#dropChanges(tx, timeline, factsOf(timeline), 'CANCELLED');
        await this.#save(tx, timeline, (facts) => applyClosed(facts, 'CANCELLED', tx.now));
      }
    }
  }

  /** Another zone of the candidate's applies from now on; what was promised stays. */
  async candidateMoved(tx: WriteTransaction, applicationIds: readonly string[], timeZone: string): Promise<void> {
    for (const applicationId of applicationIds) {
      for (const timeline of await this.#unfinished(tx, applicationId)) {
        if (timeline.candidateZone === timeZone) continue;
        await this.#save(tx, timeline, (facts) => ({ facts: { ...facts, candidateZone: timeZone }, effects: [] }));
      }
    }
  }

  /** Those of the application that are not closed, locked in the order of their ids and caught up. */
  async #unfinished(tx: WriteTransaction, applicationId: string): Promise<TimelineEntity[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM timelines WHERE organization_id = $1 AND application_id = $2 AND closed_at IS NULL ORDER BY id',
      [tx.organizationId, applicationId],
    );
    const timelines: TimelineEntity[] = [];
    for (const { id } of rows) {
      const timeline = await this.current(tx, id);
      if (timeline !== null) timelines.push(timeline);
    }
    return timelines;
  }

  async #dropChanges(
    tx: WriteTransaction,
    timeline: Pick<TimelineEntity, 'id' | 'applicationId'>,
    { untold, revision }: TimelineFacts,
    because: 'TOLD_BY_MEMBER' | 'DECIDED' | 'CANCELLED',
  ): Promise<void> {
    const kind = untold?.kinds.at(-1);
    if (untold === null || kind === undefined) return;
    await tx.publish(timelineChangesDropped, {
      timelineId: timeline.id,
      applicationId: timeline.applicationId,
      sinceRevision: untold.fromRevision,
      revision,
      kind,
      because,
    });
  }

  /** Once for each way of telling: the timeline is locked, and an entry that runs again changes nothing. */
  async #disclose(tx: WriteTransaction, timelineId: string, revision: number, kind: string): Promise<void> {
    await tx.query(insertDisclosure, [tx.organizationId, newId(), timelineId, revision, kind, tx.now.toString()]);
  }

  async #save(
    tx: WriteTransaction,
    timeline: TimelineEntity,
    apply: (facts: TimelineFacts) => Step,
    heardAt?: Date,
  ): Promise<void> {
    const rules = await organizationRules(tx);
    const step = apply(factsOf(timeline));
    await this.store.save(tx, timeline, step, rules, undefined, heardAt ?? timeline.lastHeardAt);
  }
}
