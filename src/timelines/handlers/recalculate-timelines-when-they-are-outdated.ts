import { handler } from '../../platform/events/subscription.js';
import { ReckonAnew } from '../timeline/reckon-anew.js';
import { timelinesOutdated } from '../timeline/timeline.events.js';

export const reckonAnewWhenTimelinesAreOutdated = handler({
  name: 'reckon-anew-when-timelines-are-outdated',
  on: timelinesOutdated,
  inject: [ReckonAnew],
  run: ([reckonAnew], { jobId, after }, tx) => reckonAnew.batch(tx, jobId, after),
});
