import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { cast, type Role } from './cast.js';
import { demoSource, type JobKey } from './demo-company.js';
import type { DemoAct } from './demo-event.js';
import { people } from './demo-people.js';
import type { DemoServices } from './demo-services.js';
import { made } from './made.js';

type ActOf<Kind extends DemoAct['kind']> = Extract<DemoAct, { kind: Kind }>;

/** The demo's own id of an application, as its applicant tracking system would say. */
export function remoteIdOf(role: Role): string {
  return `A-${1_001 + cast.indexOf(role)}`;
}

/** Lets one act after another happen, through the services. */
export class History {
  readonly #candidates = new Map<string, string>();
  readonly #applications = new Map<Role, string>();
  readonly #timelines = new Map<Role, string>();

  constructor(
    private readonly services: DemoServices,
    private readonly jobs: Readonly<Record<JobKey, string>>,
  ) {}

  async add(tx: WriteTransaction, role: Role, act: DemoAct): Promise<void> {
    if (act.kind === 'APPLY') return await this.#apply(tx, role);
    const applicationId = idIn(this.#applications, role);
    if (act.kind === 'STAGE') {
      made(await this.services.applications.moveStage(tx, { applicationId, stage: act.stage }));
    } else if (act.kind === 'INTERVIEW') {
      await this.#interview(tx, applicationId, act);
    } else if (act.kind === 'DECIDE') {
      made(await this.services.decisions.record(tx, { applicationId, ...act }));
    } else if (act.kind === 'WITHDRAW') {
      const { internalNote } = act;
      made(await this.services.turns.withdraw(tx, { applicationId, as: 'WITHDRAWN', internalNote }));
    } else if (act.kind === 'SET') {
      this.#timelines.set(role, await this.#set(tx, applicationId, act));
    } else {
      await this.#change(tx, idIn(this.#timelines, role), act);
    }
  }

  async #apply(tx: WriteTransaction, role: Role): Promise<void> {
    const candidateId = await this.#candidate(tx, role);
    const jobId = this.jobs[role[1]];
    const externalRef = { source: demoSource, remoteId: remoteIdOf(role) };
    const applications = this.services.applications;
    const id = made(await applications.create(tx, { jobId, candidateId, stage: 'Applied', externalRef }));
    this.#applications.set(role, id);
  }

  /** Somebody who applies again is the same candidate. */
  async #candidate(tx: WriteTransaction, [key]: Role): Promise<string> {
    const known = this.#candidates.get(key);
    if (known !== undefined) return known;
    const [fullName, locale, timeZone] = people[key];
    const externalRef = { source: demoSource, remoteId: `C-${1_001 + this.#candidates.size}` };
    const email = `${key}@example.test`;
    const id = made(await this.services.candidates.create(tx, { fullName, email, locale, timeZone, externalRef }));
    this.#candidates.set(key, id);
    return id;
  }

  async #interview(tx: WriteTransaction, applicationId: string, act: ActOf<'INTERVIEW'>): Promise<void> {
    const { title, status, isPreliminaryScreen } = act;
    const scheduledAt = toDate(act.scheduledAt);
    const completedAt = act.completedAt === null ? null : toDate(act.completedAt);
    const interview = { applicationId, title, status, isPreliminaryScreen, scheduledAt, completedAt };
    made(await this.services.interviews.record(tx, interview));
  }

  async #set(tx: WriteTransaction, applicationId: string, act: ActOf<'SET'>): Promise<string> {
    const { milestone, precision, decisionDate } = act;
    return made(
      await this.services.timelines.set(tx, {
        applicationId,
        milestone,
        precision,
        decisionDate: decisionDate.toString(),
        followUpDate: null,
        reason: null,
        note: null,
        internalNote: null,
        alreadyTold: true,
      }),
    );
  }

  async #change(tx: WriteTransaction, timelineId: string, act: ActOf<'MOVE' | 'HOLD'>): Promise<void> {
    const { timelines } = this.services;
    if (act.kind === 'HOLD') {
      const { until, reason, internalNote } = act;
      const words = { reason, note: null, internalNote };
      made(
        await timelines.hold(tx, {
          timelineId,
          until: until.toString(),
          expectedRevision: null,
          alreadyTold: true,
          ...words,
        }),
      );
      return;
    }
    const { decisionDate, reason, note, internalNote, alreadyTold } = act;
    made(
      await timelines.move(tx, {
        timelineId,
        decisionDate: decisionDate.toString(),
        precision: 'DAY',
        followUpDate: null,
        expectedRevision: null,
        reason,
        note,
        internalNote,
        alreadyTold,
      }),
    );
  }
}

function idIn(ids: ReadonlyMap<Role, string>, role: Role): string {
  const id = ids.get(role);
  if (id === undefined) throw new Error(`the plot of ${role[0]} does not begin at its beginning`);
  return id;
}
