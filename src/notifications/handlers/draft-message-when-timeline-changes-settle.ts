import { handler } from '../../platform/events/subscription.js';
import { timelineChangesSettled } from '../../timelines/index.js';
import { DraftChanges } from '../tell/draft-changes.js';

export const draftMessageWhenTimelineChangesSettle = handler({
  name: 'draft-message-when-timeline-changes-settle',
  on: timelineChangesSettled,
  inject: [DraftChanges],
  run: ([drafts], { timelineId }, tx) => drafts.draft(tx, timelineId),
});
