import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { IsNull } from 'typeorm';
import { ApplicationEntity } from '../../applications/index.js';
import { organizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { applyHold, applyResume, applySetByInterview, applyToldByMember, applyTouched } from '../../rules/index.js';
import { CurrentTimelines } from './current-timelines.js';
import { factsOf } from './facts-of.js';
import { TellingsService } from './tellings.service.js';
import { TimelineEntity } from './timeline.entity.js';
import { TimelineStore } from './timeline-store.js';
import { zonesOf } from './zones-of.js';

/** What happens around a timeline and changes it: an interview, a contact, its job, where the candidate lives. */
@Injectable()
export class CircumstancesService {
  constructor(
    private readonly timelines: CurrentTimelines,
    private readonly store: TimelineStore,
    private readonly tellings: TellingsService,
  ) {}

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
    // An interview that is recorded weeks later promises nothing any more.
    if (Temporal.PlainDate.compare(step.facts.decisionDate, tx.now.toZonedDateTimeISO(zones.zone).toPlainDate()) < 0)
      return;
    const { jobId, candidateId } = application;
    await this.store.create(tx, { id: newId(), applicationId, jobId, candidateId, milestone: 'DECISION' }, step, rules);
  }

  /** Rule 15: a member spoke with the candidate, and perhaps told them the date. */
  async contactLogged(
    tx: WriteTransaction,
    applicationId: string,
    contact: { readonly at: Temporal.Instant; readonly toldDate: boolean },
  ): Promise<void> {
    for (const timeline of await this.timelines.unclosedOf(tx, 'application_id', applicationId)) {
      if (!contact.toldDate || timeline.decidedAt !== null) {
        await this.timelines.apply(tx, timeline, (facts) => applyTouched(facts, contact.at));
        continue;
      }
      await this.tellings.recordToldByMember(tx, timeline, factsOf(timeline));
      await this.timelines.apply(tx, timeline, (facts) => applyToldByMember(facts, tx.now));
    }
  }

  /** Rule 14: a job that is put on hold holds its open timelines; one that a member holds already stays as it is. */
  async jobHeld(tx: WriteTransaction, jobId: string, until: Temporal.PlainDate): Promise<void> {
    const open = await this.timelines.unclosedOf(tx, 'job_id', jobId);
    const free = open.filter(
      ({ decidedAt, heldUntil, heldByJob }) => decidedAt === null && (heldUntil === null || heldByJob),
    );
    const rules = await organizationRules(tx);
    await this.timelines.applyAll(tx, free, rules, (facts, { policy }) => applyHold(facts, until, policy, tx.now), {
      heldByJob: true,
    });
  }

  /** Rule 14: reopening it resumes those that it held, and no others. */
  async jobResumed(tx: WriteTransaction, jobId: string): Promise<void> {
    const open = await this.timelines.unclosedOf(tx, 'job_id', jobId);
    const held = open.filter(({ heldByJob, decidedAt }) => heldByJob && decidedAt === null);
    const rules = await organizationRules(tx);
    await this.timelines.applyAll(tx, held, rules, (facts, { policy }) => applyResume(facts, policy, tx.now));
  }

  /** Another zone of the candidate's applies from now on; what was promised stays. */
  async candidateMoved(tx: WriteTransaction, candidateId: string, timeZone: string): Promise<void> {
    const unclosed = await this.timelines.unclosedOf(tx, 'candidate_id', candidateId);
    const moved = unclosed.filter(({ candidateZone }) => candidateZone !== timeZone);
    const rules = await organizationRules(tx);
    await this.timelines.applyAll(tx, moved, rules, (facts) => ({
      facts: { ...facts, candidateZone: timeZone },
      effects: [],
    }));
  }
}
