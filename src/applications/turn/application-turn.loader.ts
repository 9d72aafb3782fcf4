import { statement } from '../../platform/database/statement.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { ApplicationTurnEntity } from './application-turn.entity.js';

export type ApplicationTurnRow = Pick<ApplicationTurnEntity, 'applicationId' | 'kind' | 'internalNote' | 'at'>;

const select = statement(
  'turns_of_application',
  `SELECT application_id AS "applicationId", kind, internal_note AS "internalNote", at
   FROM application_turns WHERE organization_id = $1 AND application_id = ANY($2) ORDER BY application_id, at, id`,
);

export const turnsByApplication: LoaderDefinition<string, ApplicationTurnRow[]> = {
  fetch: async (tx, ids) =>
    Map.groupBy(await tx.query<ApplicationTurnRow>(select, [tx.organizationId, ids]), (row) => row.applicationId),
};
