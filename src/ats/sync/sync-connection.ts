import type { AtsIntegrationEntity } from '../connection/ats-connection.entity.js';

/** What of a connection the door needs: its row, as it stands. */
export type SyncConnection = Pick<
  AtsIntegrationEntity,
  'id' | 'vendor' | 'source' | 'name' | 'decisionDateField' | 'decisionReasonField'
>;
