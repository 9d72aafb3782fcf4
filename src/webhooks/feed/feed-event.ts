import type { ExternalRef } from '../../platform/external-ref/external-ref.js';
import type { EventBody, EventOrigin } from '../catalogue/event-body.js';
import type { EventTypeName } from '../catalogue/event-types.js';
import { feedCursor } from './feed-cursor.js';

/** One row of the feed. */
export interface FeedEventRow {
  readonly organizationId: string;
  readonly number: number;
  readonly id: string;
  readonly type: EventTypeName;
  readonly at: Date;
  readonly origin: EventOrigin;
  readonly applicationId: string | null;
  readonly candidateId: string | null;
  readonly jobId: string | null;
  readonly sequence: number | null;
  readonly applicationRef: ExternalRef | null;
  readonly candidateRef: ExternalRef | null;
  readonly jobRef: ExternalRef | null;
  readonly facts: object;
}

/** As SELECT names them, of a table alias `e`. */
export const feedEventColumns = `
  e.organization_id AS "organizationId", e.number, e.id, e.type, e.at, e.origin, e.application_id AS "applicationId",
  e.candidate_id AS "candidateId", e.job_id AS "jobId", e.sequence, e.application_ref AS "applicationRef",
  e.candidate_ref AS "candidateRef", e.job_ref AS "jobRef", e.facts`;

/** What is told of it. */
export function bodyOf(row: FeedEventRow): EventBody {
  return {
    type: row.type,
    timestamp: row.at.toISOString(),
    data: {
      id: row.id,
      organizationId: row.organizationId,
      cursor: feedCursor(row.organizationId, row.number),
      origin: row.origin,
      application: subject(row.applicationId, row.applicationRef),
      candidate: subject(row.candidateId, row.candidateRef),
      job: subject(row.jobId, row.jobRef),
      sequence: row.sequence,
      facts: row.facts,
    },
  };
}

function subject(id: string | null, externalRef: ExternalRef | null) {
  return id === null ? null : { id, externalRef };
}
