export { AtsModule } from './ats.module.js';
export { AtsIntegrationEntity, type AtsVendor } from './connection/ats-connection.entity.js';
export { HeldRowsService } from './held/held-rows.service.js';
export { AtsImportRoutesModule } from './imports/ats-import-routes.module.js';
export { AtsImportsModule } from './imports/ats-imports.module.js';
export { importNodes } from './imports/import.nodes.js';
export { ImportLocalFile } from './imports/import-local-file.js';
export { ImportReport } from './imports/import-report.js';
export { AtsImportRetention } from './imports/import-retention.js';
export { importOptions, orderOf } from './imports/read-import-order.js';
export { TakeImports } from './imports/take-imports.js';
export { type AilingIntegration, AtsDoctor } from './inbox/ats-doctor.js';
export { AtsInboxModule } from './inbox/ats-inbox.module.js';
export { AtsInboxRoutesModule } from './inbox/ats-inbox-routes.module.js';
export { AtsDeliveryRetention } from './inbox/delivery-retention.js';
export { inboxNodes } from './inbox/inbox.nodes.js';
export { TranslateDeliveries } from './inbox/translate-deliveries.js';
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
