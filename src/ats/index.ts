export { AtsModule } from './ats.module.js';
export { AtsConnectionEntity, type AtsVendor } from './connection/ats-connection.entity.js';
export { HeldRowsService } from './held/held-rows.service.js';
export { atsNodes } from './nodes.js';
export { atsSubscriptions } from './subscriptions.js';
export type {
  RowResult,
  RowStatus,
  SyncApplication,
  SyncCandidate,
  SyncInterview,
  SyncJob,
} from './sync/rows.js';
export type { SyncConnection } from './sync/sync-connection.js';
export { SyncRows } from './sync/sync-rows.js';
