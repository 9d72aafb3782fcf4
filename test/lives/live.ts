import { Temporal } from 'temporal-polyfill';
import { CandidatesService } from '../../src/candidates/index.js';
import { failureReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService, SuppressionsService } from '../../src/delivery/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import type { TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import type { Act, Company, Life } from './life.arbitrary.js';
import { type ServiceTables, serviceTables } from './service-tables.js';

/** A candidate who lives in the service. */
export interface LivedLife {
  readonly org: TestOrganization;
  readonly candidateId: string;
}

interface Living extends LivedLife {
  readonly address: string;
  readonly integrationId: string;
  readonly number: number;
  readonly applicationIds: readonly string[];
  readonly jobIds: readonly string[];
}

interface Planned {
  readonly at: Temporal.Instant;
  readonly life: Living;
  readonly act: Act;
}

const START = '2026-11-30T08:00:00Z';
const AFTERWARDS_DAYS = 25;
const SOURCE = 'greenhouse';

type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

/** Lets all these lives be lived at once: the clock stops wherever somebody acts or something is due, and nowhere else. */
export async function live(app: TestApp, companies: readonly Company[]): Promise<LivedLife[]> {
  const tables = await serviceTables(app.database.superuserUrl);
  try {
    return await lived(app, tables, companies);
  } finally {
    await tables.close();
  }
}

async function lived(app: TestApp, tables: ServiceTables, companies: readonly Company[]): Promise<LivedLife[]> {
  app.clock.set(START);
  const away = { later: new Set<string>(), never: new Set<string>() };
  app.mail.behave(({ at, to }) => {
    const named = to.at(-1) ?? '';
    if (at !== 'rcpt') return undefined;
    if (away.never.has(named)) return { reply: '550 5.1.1 no such user' };
    return away.later.has(named) ? { reply: '451 4.7.1 try again later' } : undefined;
  });
  const lives: Living[] = [];
  for (const company of companies) lives.push(...(await found(app, company)));
  const planned = plan(companies, lives);
  const end = (planned.at(-1)?.at ?? app.clock.now).add({ hours: 24 * AFTERWARDS_DAYS });
  const hands = new Hands(app, tables, away);
  for (;;) {
    const next = await tables.nextDue(app.clock.now);
    const [act] = planned;
    const stops = [next, act?.at ?? null].filter((at) => at !== null).sort(Temporal.Instant.compare);
    const [stop] = stops;
    if (stop === undefined || Temporal.Instant.compare(stop, end) > 0) break;
    app.clock.set(stop.toString());
    for (let due = planned[0]; due?.at.equals(stop); due = planned[0]) {
      planned.shift();
      await hands.do(due);
    }
    do await app.settle();
    while (await hands.approveAll(lives));
  }
  app.clock.set(end.toString());
  await app.settle();
  return lives;
}

async function found(app: TestApp, { policy, jobRules, timeZone, lives }: Company): Promise<Living[]> {
  const org = await app.organization({ policy, timeZone });
  const made = await org.graphql(
    'mutation($input: CreateAtsIntegrationInput!) { createAtsIntegration(input: $input) { ... on AtsIntegration { id } } }',
    { input: { vendor: 'GREENHOUSE', source: SOURCE } },
  );
  const integrationId: string = made.data.createAtsIntegration.id;
  const all: Living[] = [];
  for (const [number, { candidateZone, jobZone }] of lives.entries()) {
    const address = `life-${number}-${org.id.slice(-12)}@example.test`;
    const known = (remoteId: string) => ({ externalRef: { source: SOURCE, remoteId } });
    const person = { fullName: `Life ${number}`, email: address, timeZone: candidateZone };
    const candidate = { ...person, ...known(`${number}`) };
    const { id: candidateId } = await org.mutate('createCandidate', candidate);
    const jobIds: string[] = [];
    const applicationIds: string[] = [];
    for (const [place, title] of ['Baker', 'Miller'].entries()) {
      const opening = { title, timeZone: jobZone, recruiterId: org.recruiterId };
      const ref = known(`${number}-${place}`);
      const job = await org.mutate('createJob', { ...opening, ...ref });
      const asked = { jobId: job.id, candidateId, stage: 'Interview', ...ref };
      const application = await org.mutate('createApplication', asked);
      jobIds.push(job.id);
      applicationIds.push(application.id);
    }
    if (number === 1 && jobRules !== null)
      await org.graphql('mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { __typename } }', {
        input: { jobId: jobIds[0], rules: jobRules },
      });
    all.push({ org, candidateId, address, integrationId, number, applicationIds, jobIds });
  }
  return all;
}

function plan(companies: readonly Company[], lives: readonly Living[]): Planned[] {
  const wishes: readonly Life[] = companies.flatMap((company) => company.lives);
  const planned = lives.flatMap((life, index) => {
    let at = Temporal.Instant.from(START);
    return (wishes[index]?.acts ?? []).map((act) => {
      at = at.add({ minutes: act.afterMinutes });
      return { at, life, act };
    });
  });
  return planned.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** Does what people do, by the API where there is one. What is refused is not done. */
class Hands {
  constructor(
    private readonly app: TestApp,
    private readonly tables: ServiceTables,
    private readonly away: { readonly later: Set<string>; readonly never: Set<string> },
  ) {}

  async do({ life, act }: Planned): Promise<void> {
    const does = this[act.kind] as (life: Living, act: Act) => Promise<unknown>;
    await does.call(this, life, act);
  }

  /** Members who have to let messages go do so at once. @returns whether there were any */
  async approveAll(lives: readonly Living[]): Promise<boolean> {
    const waiting = await this.tables.waitingForApproval();
    for (const { organizationId, messageId } of waiting) {
      const org = lives.find((life) => life.org.id === organizationId)?.org;
      await org?.graphql('mutation($input: ApproveMessageInput!) { approveMessage(input: $input) { __typename } }', {
        input: { messageId },
      });
    }
    return waiting.length > 0;
  }

  async SET(
    { org, applicationIds }: Living,
    { application, days, precision, alreadyTold }: Act & { kind: 'SET' | 'MOVE' },
  ) {
    const applicationId = applicationIds[application];
    await org.mutate('setTimeline', { applicationId, decisionDate: this.#day(days), precision, alreadyTold });
  }

  async SET_NEXT_STEP({ org, applicationIds }: Living, { application, days }: ActOf<'SET_NEXT_STEP'>) {
    const applicationId = applicationIds[application];
    await org.mutate('setTimeline', { applicationId, decisionDate: this.#day(days), milestone: 'NEXT_STEP' });
  }

  async MOVE(life: Living, { days, precision, alreadyTold, ...act }: Act & { kind: 'SET' | 'MOVE' }) {
    await this.#change(life, act, 'moveDecisionDate', {
      decisionDate: this.#day(days),
      precision,
      reason: 'OTHER',
      alreadyTold,
    });
  }

  async RECONFIRM(life: Living, { alreadyTold, ...act }: ActOf<'RECONFIRM'>) {
    await this.#change(life, act, 'reconfirmTimeline', { alreadyTold });
  }

  async HOLD(life: Living, { days, alreadyTold, ...act }: ActOf<'HOLD'>) {
    await this.#change(life, act, 'holdTimeline', { until: this.#day(days), reason: 'OTHER', alreadyTold });
  }

  async RESUME(life: Living, { alreadyTold, ...act }: ActOf<'RESUME'>) {
    await this.#change(life, act, 'resumeTimeline', { alreadyTold });
  }

  async HOLD_JOB({ org, jobIds }: Living, { application, days }: ActOf<'HOLD_JOB'>) {
    await org.mutate('updateJob', { jobId: jobIds[application], status: 'ON_HOLD', holdUntil: this.#day(days) });
  }

  async OPEN_JOB({ org, jobIds }: Living, { application }: Act) {
    await org.mutate('updateJob', { jobId: jobIds[application], status: 'OPEN' });
  }

  async CONTACT({ org, applicationIds }: Living, { application, minutesAgo, ...told }: ActOf<'CONTACT'>) {
    const at = this.app.clock.now.subtract({ minutes: minutesAgo }).toString();
    const { kind: _, afterMinutes: __, ...said } = told;
    await org.mutate('logContact', { applicationId: applicationIds[application], channel: 'PHONE', at, ...said });
  }

  async INTERVIEW({ org, applicationIds }: Living, { application, minutesAgo }: ActOf<'INTERVIEW'>) {
    const at = this.app.clock.now.subtract({ minutes: minutesAgo }).toString();
    const took = { title: 'Talk', status: 'COMPLETED', scheduledAt: at, completedAt: at };
    await org.mutate('recordInterview', { applicationId: applicationIds[application], ...took });
  }

  async DECIDE({ org, applicationIds }: Living, { application, next, ...act }: Act & { kind: 'DECIDE' | 'CORRECT' }) {
    const goesOn = act.outcome === 'ADVANCED' && next !== null;
    const nextTimeline = goesOn ? { nextTimeline: { decisionDate: this.#day(next) } } : {};
    await org.mutate('recordDecision', {
      applicationId: applicationIds[application],
      ...this.#decision(act),
      ...nextTimeline,
    });
  }

  async CORRECT({ org, applicationIds }: Living, { application, ...act }: Act & { kind: 'DECIDE' | 'CORRECT' }) {
    await org.mutate('correctDecision', { applicationId: applicationIds[application], ...this.#decision(act) });
  }

  async WITHDRAW({ org, applicationIds }: Living, { application, as }: ActOf<'WITHDRAW'>) {
    await org.mutate('withdrawApplication', { applicationId: applicationIds[application], as });
  }

  async END_ELSEWHERE({ org, integrationId, number }: Living, { application }: Act) {
    const remoteId = `${number}-${application}`;
    const at = { remoteUpdatedAt: this.app.clock.now.toString() };
    const row = { remoteId, candidateRemoteId: `${number}`, jobRemoteId: remoteId, status: 'rejected', ...at };
    const { errors } = await org.graphql(
      'mutation($input: SyncApplicationsInput!) { syncApplications(input: $input) { __typename } }',
      { input: { atsIntegrationId: integrationId, rows: [row] } },
    );
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
  }

  async REOPEN({ org, applicationIds }: Living, { application }: Act) {
    await org.mutate('reopenApplication', { applicationId: applicationIds[application] });
  }

  async DECLINE({ org, candidateId }: Living) {
    await this.#write(org, (tx) =>
      this.app.app.get(CandidatesService, { strict: false }).declineNotes(tx, candidateId, true),
    );
  }

  async SUPPRESS({ org, address }: Living) {
    const suppression = { address, reason: 'BY_MEMBER', messageId: null } as const;
    await this.#write(org, (tx) => this.app.app.get(SuppressionsService, { strict: false }).suppress(tx, suppression));
  }

  async RELEASE({ org, address }: Living) {
    await this.#write(org, (tx) => this.app.app.get(SuppressionsService, { strict: false }).release(tx, address));
  }

  async BOUNCE({ candidateId }: Living) {
    const messageId = await this.tables.lastSent(candidateId);
    if (messageId === null) return;
    const full = failureReport('MAILBOX_FULL', { answer: '452 4.2.2 full', text: null });
    await this.app.app.get(BouncesService, { strict: false }).take(messageId, full);
  }

  async STOP({ org, candidateId }: Living) {
    const messageId = await this.tables.lastUnsent(candidateId);
    if (messageId === null) return;
    await org.graphql('mutation($input: CancelMessageInput!) { cancelMessage(input: $input) { __typename } }', {
      input: { messageId },
    });
  }

  async MAIL({ address }: Living, { answers }: ActOf<'MAIL'>) {
    this.away.later.delete(address);
    this.away.never.delete(address);
    if (answers === 'LATER') this.away.later.add(address);
    if (answers === 'NEVER') this.away.never.add(address);
  }

  async #change(
    { org, applicationIds }: Living,
    { application }: Pick<Act, 'application'>,
    name: string,
    input: Record<string, unknown>,
  ): Promise<void> {
    const timelineId = await this.tables.openTimeline(applicationIds[application] ?? '');
    if (timelineId !== null) await org.mutate(name, { timelineId, ...input });
  }

  #decision({ outcome, tell }: Pick<ActOf<'DECIDE'>, 'outcome' | 'tell'>) {
    if (typeof tell !== 'number') return { outcome, tellCandidate: tell };
    return { outcome, tellCandidate: 'LATER', tellOn: this.#day(tell) };
  }

  #day(days: number): string {
    return this.app.clock.now.toZonedDateTimeISO('Europe/Berlin').toPlainDate().add({ days }).toString();
  }

  async #write(org: TestOrganization, work: (tx: WriteTransaction) => Promise<unknown>): Promise<void> {
    await this.app.app.get(WorkerDatabase).write(systemActor(org.id), work);
  }
}
