/** A life that is lived in the service: what is refused there did not happen. */
import { CandidatesService } from '../../src/candidates/index.js';
import { failureReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService, SuppressionsService } from '../../src/delivery/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { Scene } from '../support/scene.js';
import type { TestApp } from '../support/test-app.js';
import { iso, MINUTE, promisedOfWeek, step } from './days.js';
import { DELAY_MINUTES, type Life } from './life.arbitrary.js';
import type { Happened, HappenedOf, JobTerms, Terms } from './words.js';

const CALENDAR_DAYS = 200;

/** What the organization's calendar closes beside its weekends. */
function closedDays(isOpen: JobTerms['isOpen'], from: number): string[] {
  const days: string[] = [];
  for (let day = iso(from).slice(0, 10); days.length < CALENDAR_DAYS / 3 && !isAfterAll(day, from); day = step(day)) {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (weekday > 0 && weekday < 6 && !isOpen(day)) days.push(day);
  }
  return days;
}

function isAfterAll(day: string, from: number): boolean {
  return Date.parse(day) > from + CALENDAR_DAYS * 24 * 60 * MINUTE;
}

function rulesOf({ window, grace, every, notes, delayDays, approvalMinutes }: JobTerms, dailyCap: number | null) {
  return {
    graceBusinessDays: grace,
    undecided: { everyBusinessDays: every, notes },
    sendingWindow: window,
    dailyCap,
    approval: approvalMinutes > 0 ? { mode: 'DELAYED', minutes: DELAY_MINUTES } : { mode: 'AUTOMATIC' },
    outcome: { ...defaultPolicy.outcome, delayDays, maxDelayDays: 4 },
  };
}

export class LifeInTheService {
  readonly happened: Happened[] = [];
  readonly #ids = new Map<string, string>();
  readonly #applications = new Map<string, { readonly id: string; readonly jobId: string }>();
  readonly #standing = new Map<string, string>();
  #suppressed = false;

  private constructor(
    private readonly scene: Scene,
    private terms: Terms,
  ) {}

  static async live(app: TestApp, { terms, events, end }: Life): Promise<LifeInTheService> {
    const first = events[0]?.at ?? end;
    const job = terms.jobs['a0'] as JobTerms;
    const scene = await Scene.begin(app, iso(first - 60 * MINUTE), {
      zone: job.zone,
      candidateZone: terms.candidateZone,
      recruiterZone: job.recruiterZone,
      policy: rulesOf(job, terms.cap) as object,
      closedDays: closedDays(job.isOpen, first - 40 * 24 * 60 * MINUTE),
    });
    const life = new LifeInTheService(scene, terms);
    life.#applications.set('a0', { id: scene.applicationId, jobId: scene.jobId });
    const recruiterId = scene.recruiterId;
    const { id: jobId } = await scene.org.mutate('createJob', { title: 'Miller', timeZone: job.zone, recruiterId });
    const other = { jobId, candidateId: scene.candidateId, stage: 'Interview' };
    life.#applications.set('a1', { id: (await scene.org.mutate('createApplication', other)).id, jobId });
    for (const [index, event] of events.entries()) {
      await scene.until(iso(event.at));
      const next = events[index + 1];
      if (event.kind === 'SUPERSEDE') await life.#correct(next);
      else if (events[index - 1]?.kind !== 'SUPERSEDE' && (await life.#does(event)))
        life.happened.push(life.#asPromised(event));
    }
    await scene.until(iso(end - 1));
    return life;
  }

  /** A week's promise is of a day; both jobs work by one calendar. */
  #asPromised(event: Happened): Happened {
    if (event.kind !== 'MOVE' || event.precision === 'DAY') return event;
    return { ...event, date: promisedOfWeek(event.date, (this.terms.jobs['a0'] as JobTerms).isOpen) };
  }

  /** A line for each record and slip, as the oracle has them. */
  async lines(): Promise<string[]> {
    const { owner, candidateId } = this.scene;
    const names = new Map([...this.#ids].map(([name, id]) => [id, name]));
    const records = await owner.query<{
      at: Date;
      about: string;
      kind: string;
      rung: number | null;
      because: string | null;
    }>(
      `SELECT at, coalesce(timeline_id, outcome_id) AS about, kind, rung, withheld_because AS because FROM notifications
       WHERE recipient_id = $1 AND recipient = 'CANDIDATE' AND coalesce(timeline_id, outcome_id) IS NOT NULL`,
      [candidateId],
    );
    const slips = await owner.query<{ at: Date; about: string; kind: string; revision: number }>(
      `SELECT s.at, s.timeline_id AS about, s.kind, s.revision FROM slips s JOIN timelines t ON t.id = s.timeline_id
       WHERE t.candidate_id = $1`,
      [candidateId],
    );
    const named = (id: string) => names.get(id) ?? id;
    return [
      ...records.rows.map(({ at, about, kind, rung, because }) => {
        const number = kind === 'STILL_UNDECIDED' ? ` ${rung}` : '';
        return `${iso(at.getTime())} ${named(about)} ${kind}${number}${because === null ? '' : ` (${because})`}`;
      }),
      ...slips.rows.map(
        ({ at, about, kind, revision }) => `${iso(at.getTime())} ${named(about)} slip ${kind} of ${revision}`,
      ),
    ].sort();
  }

  async end(): Promise<void> {
    await this.scene.end();
  }

  /** @returns whether it was taken */
  async #does(event: Happened): Promise<boolean> {
    const { org, candidateId, address } = this.scene;
    switch (event.kind) {
      case 'SET':
        return await this.#set(event);
      case 'INTERVIEW':
        return await this.#interview(event);
      case 'MOVE': {
        const { date: decisionDate, precision, told: alreadyTold } = event;
        return await this.#change('moveDecisionDate', event.timeline, {
          decisionDate,
          precision,
          reason: 'OTHER',
          alreadyTold,
        });
      }
      case 'CONFIRM':
        return await this.#change('reconfirmTimeline', event.timeline, { alreadyTold: event.told });
      case 'RESUME':
        return await this.#change('resumeTimeline', event.timeline, { alreadyTold: event.told });
      case 'HOLD':
        return await this.#change('holdTimeline', event.timeline, {
          until: event.until,
          reason: 'OTHER',
          alreadyTold: event.told,
        });
      case 'CONTACT': {
        const { touched, toldDate, toldDecision } = event;
        return await this.#applied(event.application, 'logContact', {
          channel: 'PHONE',
          at: iso(touched),
          toldDate,
          toldDecision,
        });
      }
      case 'DECIDE':
        return await this.#decide(event, 'recordDecision');
      case 'END':
        return await this.#applied(event.application, 'withdrawApplication', { as: 'WITHDRAWN' });
      case 'HOLD_JOB':
        return await this.#job(event.application, { status: 'ON_HOLD', holdUntil: event.until });
      case 'OPEN_JOB':
        return await this.#job(event.application, { status: 'OPEN' });
      case 'BOUNCE':
        return await this.#bounce();
      case 'DECLINE':
        await this.#write((tx) => this.#service(CandidatesService).declineNotes(tx, candidateId, true));
        return true;
      case 'SUPPRESS':
        this.#suppressed = true;
        await this.#write((tx) =>
          this.#service(SuppressionsService).suppress(tx, { address, reason: 'BY_MEMBER', messageId: null }),
        );
        return true;
      case 'RELEASE':
        if (!this.#suppressed) return false;
        this.#suppressed = false;
        await this.#write((tx) => this.#service(SuppressionsService).release(tx, address));
        return true;
      case 'TERMS':
        await this.#another(event.terms, org, event.at);
        return true;
      default:
        return false;
    }
  }

  async #set({ timeline, application, date: decisionDate, told: alreadyTold }: HappenedOf<'SET'>): Promise<boolean> {
    const applicationId = this.#applications.get(application)?.id;
    const input = { applicationId, decisionDate, alreadyTold, milestone: milestoneOf(timeline) };
    const made = await this.scene.org.mutate('setTimeline', input);
    if (made.code !== undefined) return false;
    this.#ids.set(timeline, made.id);
    return true;
  }

  async #interview({ timeline, application, completed }: HappenedOf<'INTERVIEW'>): Promise<boolean> {
    const before = await this.#latest('timelines', application);
    const at = iso(completed);
    await this.#applied(application, 'recordInterview', {
      title: 'Talk',
      status: 'COMPLETED',
      scheduledAt: at,
      completedAt: at,
    });
    const after = await this.#latest('timelines', application);
    if (after === before || after === null) return false;
    this.#ids.set(timeline, after);
    return true;
  }

  async #decide({ id, application, outcome, tell }: HappenedOf<'DECIDE'>, name: string): Promise<boolean> {
    const when =
      tell === 'NOW' || tell === 'USUAL'
        ? { tellCandidate: tell === 'NOW' ? tell : 'BY_POLICY' }
        : { tellCandidate: 'LATER', tellOn: tell };
    if (!(await this.#applied(application, name, { outcome, ...when }))) return false;
    this.#ids.set(id, (await this.#latest('outcomes', application)) ?? '');
    this.#standing.set(application, id);
    return true;
  }

  /** In the service a correction is one act. */
  async #correct(next: Happened | undefined): Promise<void> {
    if (next?.kind !== 'DECIDE') return;
    const wrong = this.#standing.get(next.application);
    if (!(await this.#decide(next, 'correctDecision')) || wrong === undefined) return;
    this.happened.push({ kind: 'SUPERSEDE', at: next.at, id: wrong }, next);
  }

  async #bounce(): Promise<boolean> {
    const { rows } = await this.scene.owner.query<{ id: string }>(
      `SELECT m.id FROM messages m WHERE m.status = 'SENT' AND m.recipient_id = $1 ORDER BY m.id DESC LIMIT 1`,
      [this.scene.candidateId],
    );
    const [last] = rows;
    if (last === undefined) return true;
    const full = failureReport('MAILBOX_FULL', { answer: '452 4.2.2 full', text: null });
    await this.#service(BouncesService).take(last.id, full);
    await this.scene.until(this.scene.app.clock.now.toString());
    return true;
  }

  /** Rule 18. */
  async #another(terms: Terms, org: Scene['org'], at: number): Promise<void> {
    const [was, is] = [this.terms.jobs['a0'] as JobTerms, terms.jobs['a0'] as JobTerms];
    const { candidateId } = this.scene;
    if (terms.candidateZone !== this.terms.candidateZone)
      await org.mutate('updateCandidate', { candidateId, timeZone: terms.candidateZone });
    if (is.isOpen !== was.isOpen) {
      const days = closedDays(is.isOpen, at - 60 * 24 * 60 * MINUTE);
      await this.scene.change('updateOrganization', { closedDays: days });
    }
    if (is.zone !== was.zone)
      for (const { jobId } of this.#applications.values()) await org.mutate('updateJob', { jobId, timeZone: is.zone });
    const [before, after] = [rulesOf(was, this.terms.cap), rulesOf(is, terms.cap)];
    if (JSON.stringify(before) !== JSON.stringify(after)) await this.scene.change('updatePolicy', { rules: after });
    this.terms = terms;
    await this.scene.until(this.scene.app.clock.now.toString());
  }

  async #latest(table: 'timelines' | 'outcomes', application: string): Promise<string | null> {
    const { rows } = await this.scene.owner.query<{ id: string }>(
      `SELECT id FROM ${table} WHERE application_id = $1 ORDER BY id DESC LIMIT 1`,
      [this.#applications.get(application)?.id],
    );
    return rows[0]?.id ?? null;
  }

  async #change(name: string, timeline: string, input: Record<string, unknown>): Promise<boolean> {
    const timelineId = this.#ids.get(timeline);
    if (timelineId === undefined) return false;
    return (await this.scene.org.mutate(name, { timelineId, ...input })).code === undefined;
  }

  async #applied(application: string, name: string, input: Record<string, unknown>): Promise<boolean> {
    const applicationId = this.#applications.get(application)?.id;
    return (await this.scene.org.mutate(name, { applicationId, ...input })).code === undefined;
  }

  async #job(application: string, input: Record<string, unknown>): Promise<boolean> {
    const jobId = this.#applications.get(application)?.jobId;
    return (await this.scene.org.mutate('updateJob', { jobId, ...input })).code === undefined;
  }

  #service<Service>(type: new (...parameters: never[]) => Service): Service {
    return this.scene.app.app.get(type, { strict: false });
  }

  async #write(work: (tx: WriteTransaction) => Promise<unknown>): Promise<void> {
    await this.#service(WorkerDatabase).write(systemActor(this.scene.org.id), work);
  }
}

/** `t3.0`: of the slot 0; the first two are decisions, the others next steps. */
function milestoneOf(timeline: string): string {
  return Number(timeline.split('.')[1] ?? 0) < 2 ? 'DECISION' : 'NEXT_STEP';
}
