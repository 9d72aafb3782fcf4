import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { IsNull } from 'typeorm';
import { ApplicationEntity } from '../../applications/index.js';
import { organizationRules } from '../../organizations/index.js';
import { recordOf, systemActor } from '../../platform/actor/actor.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import {
  applyHold,
  applyResume,
  applySetByInterview,
  applyToldByMember,
  applyTouched,
  unchanged,
} from '../../rules/index.js';
import { noDetails } from './revision-details.js';
import { TimelineEntity } from './timeline.entity.js';
import { TimelineChanges } from './timeline-changes.js';
import { zonesOf } from './zones-of.js';

/** What happens around a timeline and changes it: an interview, a contact, its job, where the candidate lives. */
@Injectable()
export class CircumstancesService {
  constructor(private readonly changes: TimelineChanges) {}

  /** Rule 13: a date follows by itself from an interview that took place, where none stands. */
  async interviewCompleted(tx: WriteTransaction, applicationId: string, completedAt: Temporal.Instant): Promise<void> {
    const { organizationId, manager } = tx;
    const open = { organizationId, applicationId, decidedAt: IsNull(), closedAt: IsNull() };
    if (await manager.existsBy(TimelineEntity, open)) return;
    const application = await manager.findOneByOrFail(ApplicationEntity, { organizationId, id: applicationId });
    if (application.status !== 'ACTIVE') return;
    const rules = await organizationRules(tx);
    const { policy, calendar } = rules.ofJob(application.jobId);
    const zones = await zonesOf(tx, application, rules);
    const step = applySetByInterview(zones, completedAt, policy, calendar, tx.now);
    const { jobId, candidateId } = application;
    const timeline = { id: newId(), applicationId, jobId, candidateId, milestone: 'DECISION' } as const;
    // It is nobody's promise yet: the system's, until a member confirms it.
    const details = { ...noDetails, by: recordOf(systemActor(organizationId)) };
    await this.changes.create(tx, timeline, step, rules, details);
  }

  /** Rule 15: a member spoke with the candidate, and perhaps told them the date. */
  async contactLogged(
    tx: WriteTransaction,
    applicationId: string,
    contact: { readonly at: Temporal.Instant; readonly toldDate: boolean },
  ): Promise<void> {
    await this.changes.apply(tx, { applicationId }, ({ facts }) => ({
      step:
        contact.toldDate && facts.decidedAt === null
          ? applyToldByMember(facts, tx.now)
          : applyTouched(facts, contact.at),
    }));
  }

  /** Rule 14: a job that is put on hold holds its open timelines; one that a member holds already stays as it is. */
  async jobHeld(tx: WriteTransaction, jobId: string, until: Temporal.PlainDate): Promise<void> {
    await this.changes.apply(tx, { jobId }, ({ timeline, facts, rules: { policy } }) => {
      const heldByMember = facts.heldUntil !== null && !timeline.heldByJob;
      if (facts.decidedAt !== null || heldByMember) return null;
      return { step: applyHold(facts, until, policy, tx.now), heldByJob: true };
    });
  }

  /** Rule 14: reopening it resumes those that it held, and no others. */
  async jobResumed(tx: WriteTransaction, jobId: string): Promise<void> {
    await this.changes.apply(tx, { jobId }, ({ timeline, facts, rules: { policy, calendar } }) => {
      const isHeld = timeline.heldByJob && facts.heldUntil !== null && facts.decidedAt === null;
      return isHeld ? { step: applyResume(facts, policy, calendar, tx.now) } : null;
    });
  }

  /** Another zone of the candidate's applies from now on; what was promised stays. */
  async candidateMoved(tx: WriteTransaction, candidateId: string, candidateZone: string): Promise<void> {
    await this.changes.apply(tx, { candidateId }, ({ facts }) =>
      facts.candidateZone === candidateZone
        ? null
        : { step: unchanged({ ...facts, candidateZone, asked: null, tellNotBefore: null }) },
    );
  }
}
