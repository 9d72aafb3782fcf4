import { scheduledTask, workers } from '../platform/schedule/scheduled-task.js';
import { HeldRowsService } from './held/held-rows.service.js';
import { AtsImportRetention } from './imports/import-retention.js';
import { TakeImports } from './imports/take-imports.js';
import { AtsDeliveryRetention } from './inbox/delivery-retention.js';
import { TranslateDeliveries } from './inbox/translate-deliveries.js';

// What is a matter of days.
const forgetEveryMs = 1_800_000;

/** Two at once forget different rows. */
export const forgetHeldRows = scheduledTask({
  name: 'forget-held-rows',
  everyMs: forgetEveryMs,
  roles: workers,
  inject: [HeldRowsService],
  run: ([held]) => held.expire(),
});

/** Leases see to it that each delivery is held by one. */
export const translateDeliveries = scheduledTask({
  name: 'translate-ats-deliveries',
  // How long what came waits at most for a free worker to look.
  everyMs: 500,
  roles: workers,
  inject: [TranslateDeliveries],
  run: ([deliveries], ending) => deliveries.run(ending),
});

/** Two at once delete different ones. */
export const forgetOldDeliveries = scheduledTask({
  name: 'forget-old-ats-deliveries',
  everyMs: forgetEveryMs,
  roles: workers,
  inject: [AtsDeliveryRetention],
  run: ([retention], ending) => retention.run(ending),
});

/** Leases see to it that each file is held by one. */
export const takeImports = scheduledTask({
  name: 'take-imports',
  // How long a file waits at most for a free worker to look.
  everyMs: 1_000,
  roles: workers,
  inject: [TakeImports],
  run: ([imports], ending) => imports.run(ending),
});

/** Two at once delete different ones. */
export const forgetOldImports = scheduledTask({
  name: 'forget-old-imports',
  everyMs: forgetEveryMs,
  roles: workers,
  inject: [AtsImportRetention],
  run: ([retention], ending) => retention.run(ending),
});
