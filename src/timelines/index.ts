export { dueInstant } from './rules/due-instant.js';
export { netChange } from './rules/net-change.js';
export { passedInstant } from './rules/passed-instant.js';
export type { ToldKind } from './rules/revision.js';
export type { Disclosure, Precision, TimelineFacts, Untold } from './rules/timeline-facts.js';
export type { TimelineStatus } from './rules/timeline-status.js';
export { Sweep } from './sweep/sweep.js';
export { factsOf } from './timeline/facts-of.js';
export type { ChangeReason } from './timeline/revision-details.js';
export { TellingsService } from './timeline/tellings.service.js';
export { TimelineEntity } from './timeline/timeline.entity.js';
export {
  timelineChangesDropped,
  timelineRevised,
  timelineSlipped,
  timelineTellingDue,
} from './timeline/timeline.events.js';
export { TimelineStore } from './timeline/timeline-store.js';
export { TimelinesService } from './timeline/timelines.service.js';
export { TimelinesModule } from './timelines.module.js';
