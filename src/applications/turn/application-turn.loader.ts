import { LatestRows } from '../../platform/graphql/connection/latest-rows.js';
import type { ApplicationTurnEntity } from './application-turn.entity.js';

export type ApplicationTurnRow = Pick<ApplicationTurnEntity, 'id' | 'applicationId' | 'kind' | 'internalNote' | 'at'>;

export const turnsByApplication = new LatestRows<ApplicationTurnRow>({
  name: 'turns_of_application',
  select: `
    SELECT id, application_id AS "applicationId", kind, internal_note AS "internalNote", at
    FROM application_turns WHERE organization_id = $1 AND application_id = ANY($2)`,
  owner: 'applicationId',
  order: { shown: 'at, id', latestFirst: 'at DESC, id DESC' },
});
