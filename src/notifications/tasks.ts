import { scheduledTask, workers } from '../platform/schedule/scheduled-task.js';
import { Digests } from './digest/digests.js';

/** The claim sees to it that each digest is made once. */
export const makeDigests = scheduledTask({
  name: 'make-digests',
  // Nobody minds a digest that comes some seconds after eight.
  everyMs: 10_000,
  roles: workers,
  inject: [Digests],
  run: ([digests]) => digests.run(),
});
