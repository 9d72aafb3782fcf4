import { scheduledTask, workers } from '../platform/schedule/scheduled-task.js';
import { HeldRowsService } from './held/held-rows.service.js';

/** Two at once forget different rows. */
export const forgetHeldRows = scheduledTask({
  name: 'forget-held-rows',
  // It is a matter of days.
  everyMs: 1_800_000,
  roles: workers,
  inject: [HeldRowsService],
  run: ([held]) => held.expire(),
});
