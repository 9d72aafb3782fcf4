import { writtenLocale } from '../../mails/index.js';
import { type Statement, statement } from '../../platform/database/statement.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';

interface Row {
  readonly id: string;
  readonly candidate: string | null;
  readonly job: string | null;
  readonly organization: string;
}

const spoken = `c.locale AS candidate, j.locale AS job, o.locale AS organization`;
const around = `
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  JOIN jobs j ON j.organization_id = $1 AND j.id = a.job_id
  JOIN organizations o ON o.id = $1`;

const ofApplications = statement(
  'written_locale_of_application',
  `SELECT a.id, ${spoken} FROM applications a ${around} WHERE a.organization_id = $1 AND a.id = ANY($2)`,
);

const ofTimelines = statement(
  'written_locale_of_timeline',
  `SELECT t.id, ${spoken} FROM timelines t
   JOIN applications a ON a.organization_id = $1 AND a.id = t.application_id ${around}
   WHERE t.organization_id = $1 AND t.id = ANY($2)`,
);

/** In which language the candidate of an application is written to. */
export const writtenLocaleOfApplication = loaderOf(ofApplications);

/** The same of a timeline's. */
export const writtenLocaleOfTimeline = loaderOf(ofTimelines);

function loaderOf(select: Statement): LoaderDefinition<string, string> {
  return {
    fetch: async (tx, ids) => {
      const rows = await tx.query<Row>(select, [tx.organizationId, ids]);
      return new Map(
        rows.map(({ id, candidate, job, organization }) => [id, writtenLocale(candidate, job, organization)]),
      );
    },
  };
}
