import { Temporal } from 'temporal-polyfill';
import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { Happening, OutcomeKind, Precision } from '../../rules/index.js';

/** One candidate's story as the database knows it: what people did, without what followed by itself. */
export interface Story {
  readonly candidateId: string;
  readonly candidateZone: string | null;
  readonly happenings: readonly Happening[];
  /** Of each application. */
  readonly jobs: ReadonlyMap<string, { readonly jobId: string; readonly zone: string | null }>;
}

interface RevisionRow {
  readonly candidateId: string;
  readonly applicationId: string;
  readonly timelineId: string;
  readonly kind: string;
  readonly fromDate: string | null;
  readonly toDate: string;
  readonly precision: Precision;
  readonly precisionBefore: Precision | null;
  readonly followUpDate: string;
  readonly heldUntil: string | null;
  readonly bySystem: boolean;
  readonly closedAs: string | null;
  readonly alreadyTold: boolean;
  readonly at: Date;
}

interface OutcomeRow {
  readonly candidateId: string;
  readonly applicationId: string;
  readonly kind: OutcomeKind;
  readonly tellCandidate: string;
  readonly tellOn: string | null;
  readonly at: Date;
}

interface ContactRow {
  readonly candidateId: string;
  readonly applicationId: string;
  readonly toldDate: boolean;
  readonly at: Date;
}

interface ApplicationRow {
  readonly id: string;
  readonly candidateId: string;
  readonly jobId: string;
  readonly zone: string | null;
  readonly candidateZone: string | null;
}

const candidatesSql = `
  SELECT candidate_id AS id FROM timelines
  WHERE organization_id = $1 AND (closed_at IS NULL OR closed_at >= $2) AND ($3::uuid IS NULL OR job_id = $3)
  GROUP BY candidate_id ORDER BY max(updated_at) DESC LIMIT $4`;

const applicationsSql = `
  SELECT a.id, a.candidate_id AS "candidateId", a.job_id AS "jobId", j.time_zone AS zone, c.time_zone AS "candidateZone"
  FROM applications a
  JOIN jobs j ON j.organization_id = $1 AND j.id = a.job_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  WHERE a.organization_id = $1 AND a.candidate_id = ANY($2)`;

const revisionsSql = `
  SELECT t.candidate_id AS "candidateId", t.application_id AS "applicationId", r.timeline_id AS "timelineId", r.kind,
         r.from_date AS "fromDate", r.to_date AS "toDate", r.precision,
         lag(r.precision) OVER (PARTITION BY r.timeline_id ORDER BY r.number) AS "precisionBefore",
         r.follow_up_date AS "followUpDate", r.held_until AS "heldUntil", r.actor->>'kind' = 'SYSTEM' AS "bySystem",
         t.closed_as AS "closedAs", r.at,
         EXISTS (SELECT FROM timeline_disclosures d WHERE d.organization_id = $1 AND d.timeline_id = r.timeline_id
                 AND d.revision = r.number AND d.kind = 'TOLD_BY_MEMBER' AND d.at = r.at) AS "alreadyTold"
  FROM timelines t
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = t.id
  WHERE t.organization_id = $1 AND t.candidate_id = ANY($2) ORDER BY r.at, r.timeline_id, r.number`;

const outcomesSql = `
  SELECT a.candidate_id AS "candidateId", o.application_id AS "applicationId", o.kind, o.tell_candidate AS "tellCandidate",
         o.tell_on AS "tellOn", o.decided_at AS at
  FROM applications a JOIN outcomes o ON o.organization_id = $1 AND o.application_id = a.id
  WHERE a.organization_id = $1 AND a.candidate_id = ANY($2) ORDER BY o.decided_at`;

const contactsSql = `
  SELECT a.candidate_id AS "candidateId", k.application_id AS "applicationId", k.told_date AS "toldDate", k.created_at AS at
  FROM applications a JOIN contacts k ON k.organization_id = $1 AND k.application_id = a.id
  WHERE a.organization_id = $1 AND a.candidate_id = ANY($2)`;

/** The candidates about whom something was open since then, the latest first: of the organization, or of one job. */
export async function candidatesSince(
  tx: WriteTransaction,
  since: Temporal.Instant,
  jobId: string | null,
  most: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(candidatesSql, [tx.organizationId, since.toString(), jobId, most]);
  return rows.map(({ id }) => id);
}

/** Their stories, from the first date that was promised to them. */
export async function storiesOf(tx: WriteTransaction, candidateIds: readonly string[]): Promise<Story[]> {
  const parameters = [tx.organizationId, candidateIds];
  const applications = Map.groupBy(await tx.query<ApplicationRow>(applicationsSql, parameters), candidateOf);
  const happened = Map.groupBy(
    [
      ...(await tx.query<RevisionRow>(revisionsSql, parameters)).flatMap(revised),
      ...(await tx.query<OutcomeRow>(outcomesSql, parameters)).map(decided),
      ...(await tx.query<ContactRow>(contactsSql, parameters)).map(contacted),
    ],
    candidateOf,
  );
  return candidateIds.map((candidateId) => {
    const own = applications.get(candidateId) ?? [];
    const happenings = (happened.get(candidateId) ?? []).map(({ happening }) => happening);
    return {
      candidateId,
      candidateZone: own[0]?.candidateZone ?? null,
      jobs: new Map(own.map(({ id, jobId, zone }) => [id, { jobId, zone }])),
      happenings: happenings.sort((a, b) => Temporal.Instant.compare(a.at, b.at)),
    };
  });
}

interface Happened {
  readonly candidateId: string;
  readonly happening: Happening;
}

function candidateOf({ candidateId }: { readonly candidateId: string }): string {
  return candidateId;
}

function revised(row: RevisionRow): Happened[] {
  const happening = happeningOf(row);
  return happening === null ? [] : [{ candidateId: row.candidateId, happening }];
}

/** Null: it followed by itself, and will again. */
function happeningOf(row: RevisionRow): Happening | null {
  const { kind, applicationId: application, timelineId: timeline, alreadyTold } = row;
  const of = { at: toInstant(row.at), timeline, alreadyTold };
  if (kind === 'SET') return { kind, application, promised: promisedBy(row), ...of };
  if (kind === 'HELD' && row.heldUntil !== null) return { kind, until: Temporal.PlainDate.from(row.heldUntil), ...of };
  if (kind === 'RESUMED') return row.bySystem ? null : { kind, ...of };
  if (kind === 'REOPENED') return { kind, at: of.at, application };
  if (kind === 'CLOSED') return row.closedAs === 'CANCELLED' ? { kind: 'ENDED', at: of.at, application } : null;
  const stands = row.fromDate === row.toDate && row.precision === row.precisionBefore;
  return stands ? { kind: 'RECONFIRMED', ...of } : { kind: 'MOVED', promised: promisedBy(row), ...of };
}

function promisedBy({ toDate, precision, followUpDate }: RevisionRow) {
  const date = (text: string) => Temporal.PlainDate.from(text);
  return { decisionDate: date(toDate), precision, followUpDate: date(followUpDate) };
}

function decided({ candidateId, applicationId: application, kind, tellCandidate, tellOn, at }: OutcomeRow): Happened {
  const later = tellCandidate === 'LATER' && tellOn !== null ? { tellOn: Temporal.PlainDate.from(tellOn) } : 'USUAL';
  const telling = tellCandidate === 'NOW' ? 'NOW' : later;
  const alreadyTold = tellCandidate === 'ALREADY_TOLD';
  return {
    candidateId,
    happening: { kind: 'DECIDED', at: toInstant(at), application, outcome: kind, telling, alreadyTold },
  };
}

function contacted({ candidateId, applicationId: application, toldDate, at }: ContactRow): Happened {
  return { candidateId, happening: { kind: 'CONTACTED', at: toInstant(at), application, toldDate } };
}
