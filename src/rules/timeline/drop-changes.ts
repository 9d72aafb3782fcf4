import type { DroppedBecause, Effect } from './step.js';
import type { TimelineFacts } from './timeline-facts.js';

/** Rules 10, 15 and 17: what waited to be told ends in a record when nothing is left to tell. None, if nothing waited. */
export function droppedChanges({ untold, revision }: TimelineFacts, because: DroppedBecause): Effect[] {
  const kind = untold?.kinds.at(-1);
  if (untold === null || kind === undefined) return [];
  return [{ kind: 'DROPPED', changes: { sinceRevision: untold.fromRevision, revision, kind, because } }];
}
