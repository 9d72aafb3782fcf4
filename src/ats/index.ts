export { AtsConnectionEntity, type AtsVendor } from './connection/ats-connection.entity.js';
export type {
  RowResult,
  RowStatus,
  SyncApplication,
  SyncCandidate,
  SyncInterview,
  SyncJob,
} from './sync/rows.js';
export { type SyncConnection, SyncRows } from './sync/sync-rows.js';
