import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { Digests } from '../../src/notifications/digest/digests.js';
import { defaultPolicy, type Policy } from '../../src/rules/index.js';
import type { TestApp } from './test-app.js';
import type { TestOrganization } from './test-organization.js';

// Whatever next happens by itself; a queue entry that is to run at once starts when it was made, by the real clock.
const nextSql = `
  SELECT least(
    (SELECT min(next_action_at) FROM timelines WHERE organization_id = $2 AND next_action_at > $1),
    (SELECT min(next_at) FROM digest_schedules WHERE organization_id = $2 AND next_at > $1),
    (SELECT min(start_after) FROM pgboss.job WHERE state < 'active' AND name NOT LIKE '%.dead' AND name NOT LIKE '\\_\\_%'
      AND start_after <> created_on AND start_after > $1 AND data::text LIKE '%' || $2::text || '%')) AS at`;

export interface SceneOptions {
  readonly zone?: string;
  readonly candidateZone?: string | null;
  readonly recruiterZone?: string | null;
  readonly jobZone?: string | null;
  readonly policy?: Partial<Policy>;
  readonly closedDays?: readonly string[];
}

let count = 0;

/** One candidate of an organization without public holidays, and a recruiter whose mails are told apart. */
export class Scene {
  applicationId = '';
  jobId = '';
  candidateId = '';
  recruiterId = '';
  readonly address: string;
  readonly recruiter: string;

  private constructor(
    readonly app: TestApp,
    readonly org: TestOrganization,
    readonly owner: pg.Client,
  ) {
    count += 1;
    this.address = `letter-${count}@example.test`;
    this.recruiter = `rita-${count}@northwind.test`;
  }

  /** The clock of an app goes on: scenes are in the order of their instants. */
  static async begin(
    app: TestApp,
    at: string,
    { zone = 'Europe/Berlin', ...options }: SceneOptions = {},
  ): Promise<Scene> {
    app.clock.set(at);
    const policy = { ...defaultPolicy, ...options.policy } as Policy;
    const org = await app.organization({ timeZone: zone, country: 'AQ', policy });
    const owner = new pg.Client({ connectionString: app.database.superuserUrl });
    await owner.connect();
    const scene = new Scene(app, org, owner);
    const { closedDays = [], jobZone = null, candidateZone = null, recruiterZone = null } = options;
    const rita = { fullName: 'Rita Brandt', email: scene.recruiter, role: 'RECRUITER', timeZone: recruiterZone };
    const { id: recruiterId } = await org.mutate('inviteMember', rita);
    if (closedDays.length > 0) await scene.change('updateOrganization', { closedDays });
    const made = await org.application({
      job: { timeZone: jobZone, recruiterId },
      candidate: { email: scene.address, timeZone: candidateZone },
    });
    scene.applicationId = made.id;
    scene.jobId = made.jobId;
    scene.candidateId = made.candidateId;
    scene.recruiterId = recruiterId;
    return scene;
  }

  /** Nothing of it goes on beside the scenes that follow. */
  async end(): Promise<void> {
    const of = [this.org.id];
    // Refused where nothing goes on any more.
    await this.org.mutate('withdrawApplication', { applicationId: this.applicationId, as: 'WITHDRAWN' });
    await this.owner.query(
      "UPDATE organizations SET suspended_at = created_at, suspended_because = 'over' WHERE id = $1",
      of,
    );
    await this.owner.query('DELETE FROM digest_schedules WHERE organization_id = $1', of);
    await this.owner.query(
      "DELETE FROM pgboss.job WHERE state < 'active' AND data::text LIKE '%' || $1::text || '%'",
      of,
    );
    await this.owner.end();
  }

  /** A mutation; what it selects is a problem or nothing. */
  async change(name: string, input: Record<string, unknown>) {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await this.org.graphql(
      `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on Problem { code message path } } }`,
      { input },
    );
    if (errors !== undefined) throw new Error(errors[0]?.message);
    return data[name];
  }

  /** Goes on to an instant, and stops wherever something happens by itself. */
  async until(instant: string): Promise<void> {
    const { app } = this;
    await this.#settle();
    for (;;) {
      const { rows } = await this.owner.query<{ at: Date | null }>(nextSql, [app.clock.now.toString(), this.org.id]);
      const next = rows[0]?.at?.toISOString() ?? null;
      if (next === null || Temporal.Instant.compare(next, instant) > 0) break;
      app.clock.set(next);
      await this.#settle();
    }
    app.clock.set(instant);
  }

  async #settle(): Promise<void> {
    await this.app.app.get(Digests).run();
    await this.app.settle();
  }

  async set(decisionDate: string, more: object = {}): Promise<string> {
    const { applicationId } = this;
    return (await this.org.mutate('setTimeline', { applicationId, decisionDate, ...more })).id;
  }

  async move(timelineId: string, decisionDate: string, more: object = {}) {
    return await this.org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'OTHER', ...more });
  }

  async hold(timelineId: string, to: string) {
    return await this.org.mutate('holdTimeline', { timelineId, until: to, reason: 'OTHER' });
  }

  async decide(input: Record<string, unknown>) {
    return await this.org.mutate('recordDecision', { applicationId: this.applicationId, ...input });
  }

  async interviewed(at: string, completedAt = at): Promise<string> {
    await this.until(at);
    const took = { title: 'Panel', status: 'COMPLETED', scheduledAt: completedAt, completedAt };
    await this.org.mutate('recordInterview', { applicationId: this.applicationId, ...took });
    const openSql = 'SELECT id FROM timelines WHERE application_id = $1 AND closed_at IS NULL';
    return (await this.owner.query<{ id: string }>(openSql, [this.applicationId])).rows[0]?.id ?? '';
  }

  /** What the candidate was told, or not: `instant kind`, or `instant kind (reason)`. */
  async told(): Promise<string[]> {
    const { rows } = await this.owner.query<{ at: Date; kind: string; because: string | null }>(
      `SELECT at, kind, withheld_because AS because FROM notifications
       WHERE application_id = $1 AND recipient = 'CANDIDATE' ORDER BY id`,
      [this.applicationId],
    );
    return rows.map(({ at, kind, because }) => {
      const instant = at.toISOString().replace(':00.000Z', 'Z');
      return because === null ? `${instant} ${kind}` : `${instant} ${kind} (${because})`;
    });
  }

  /** What members were told: `day kind`, with the rung of a reminder. */
  async asked(...kinds: string[]): Promise<string[]> {
    const { rows } = await this.owner.query<{ at: Date; kind: string; rung: number | null }>(
      `SELECT at, kind, rung FROM notifications WHERE application_id = $1 AND recipient = 'MEMBER' AND kind = ANY($2) ORDER BY id`,
      [this.applicationId, kinds],
    );
    return rows.map(
      ({ at, kind, rung }) => `${at.toISOString().slice(0, 10)} ${kind}${rung === null ? '' : ` ${rung}`}`,
    );
  }

  /** Mails to the candidate, whole. */
  mails() {
    return this.app.mail.received.filter((mail) => mail.envelope.to.includes(this.address));
  }
}
