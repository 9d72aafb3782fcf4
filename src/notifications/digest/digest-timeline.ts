import type { MemberItemKind } from '../../mails/index.js';
import type { TimelineFacts } from '../../rules/index.js';
import type { TimelineEntity } from '../../timelines/index.js';
import type { AboutRow, JobOfReader } from './digest-reader.js';

/** What the member was told of a timeline in digests before. */
export interface ToldBefore {
  readonly kind: MemberItemKind;
  readonly revision: number;
  readonly rung: number | null;
  readonly day: string | null;
  readonly touchAt: string | null;
}

export interface DigestTimelineRow extends AboutRow {
  readonly id: string;
  readonly revisedAt: Date;
  readonly revisedBy: string;
  /** How it was held and went on, in order. */
  readonly holds: readonly { readonly kind: 'HELD' | 'RESUMED'; readonly at: string }[] | null;
  readonly interviewedAt: Date | null;
  /** The latest change could not be told any more: its date was over. */
  readonly datePassed: boolean;
  /** By when the last note that arrived says that they hear again, and when it was sent; null once a contact was logged. */
  readonly promisedOn: string | null;
  readonly promisedAt: Date | null;
  readonly toldBefore: readonly ToldBefore[] | null;
}

export interface DigestTimeline extends DigestTimelineRow {
  readonly timeline: TimelineEntity;
  readonly facts: TimelineFacts;
  readonly job: JobOfReader;
}

export function wasTold({ toldBefore }: DigestTimeline, isThis: (told: ToldBefore) => boolean): boolean {
  return toldBefore?.some(isThis) ?? false;
}

export function recordOf({ applicationId, id: timelineId }: DigestTimeline) {
  return { applicationId, timelineId };
}
