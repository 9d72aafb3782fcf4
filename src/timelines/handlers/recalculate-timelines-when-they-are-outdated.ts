import { handler } from '../../platform/events/subscription.js';
import { timelinesOutdated } from '../timeline/timeline.events.js';
import { TimelineRecalculation } from '../timeline/timeline-recalculation.js';

export const recalculateTimelinesWhenTheyAreOutdated = handler({
  name: 'recalculate-timelines-when-they-are-outdated',
  on: timelinesOutdated,
  inject: [TimelineRecalculation],
  run: ([recalculation], { jobId, after }, tx) => recalculation.batch(tx, jobId, after),
});
