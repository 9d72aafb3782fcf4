import { scheduledTask, workers } from '../platform/schedule/scheduled-task.js';
import { Retention } from './retention/retention.js';

/** Each candidate is locked and looked at again, so that each is erased once. */
export const eraseByRetention = scheduledTask({
  name: 'erase-by-retention',
  // It is a matter of days; a day's candidates are gone a few minutes after midnight.
  everyMs: 600_000,
  roles: workers,
  inject: [Retention],
  run: ([retention]) => retention.run(),
});
