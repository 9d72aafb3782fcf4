export { lastHeardSql } from './application-list/silence.loader.js';
export { BulkMoveEntity } from './bulk-move/bulk-move.entity.js';
export { BulkMoveItem } from './bulk-move/bulk-move.model.js';
export type { MovePreview } from './bulk-move/preview-move.js';
export { timelineNodes } from './nodes.js';
export { Sweep } from './sweep/sweep.js';
export { SweepTask } from './sweep/sweep.task.js';
export * from './time.js';
export { type AcceptedTelling, AcceptedTellings } from './timeline/accepted-tellings.js';
export { CurrentTimelines } from './timeline/current-timelines.js';
export { factsOf } from './timeline/facts-of.js';
export type { ChangeReason } from './timeline/revision-details.js';
export { ShownDates, type ShownRevision } from './timeline/shown-dates.service.js';
export { TellingsService } from './timeline/tellings.service.js';
export { TimelineEntity } from './timeline/timeline.entity.js';
export {
  ChangeReasonEnum,
  type NextActionKind,
  NextActionKindEnum,
  RevisionKindEnum,
  SlipKindEnum,
} from './timeline/timeline.enums.js';
export {
  timelineChangesDropped,
  timelineChangesSettled,
  timelineRevised,
  timelineSlipped,
  timelineTellingDue,
} from './timeline/timeline.events.js';
export { Slip } from './timeline/timeline.model.js';
export { TimelineStore } from './timeline/timeline-store.js';
export { TimelinesService } from './timeline/timelines.service.js';
export { TimelinesModule } from './timelines.module.js';
