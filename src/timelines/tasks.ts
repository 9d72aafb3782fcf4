import { scheduledTask, workers } from '../platform/schedule/scheduled-task.js';
import { Sweep } from './sweep/sweep.js';

/** The claim sees to it that each timeline is advanced once. */
export const sweepTimelines = scheduledTask({
  name: 'sweep-timelines',
  // Half of what a person notices between a settled change and its mail.
  everyMs: 1_000,
  roles: workers,
  inject: [Sweep],
  run: ([sweep]) => sweep.run(),
});
