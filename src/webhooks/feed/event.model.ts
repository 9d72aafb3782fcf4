import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ExternalRef } from '../../platform/external-ref/external-ref.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { type EventOrigin, origins } from '../catalogue/event-body.js';
import type { FeedEventRow } from './feed-event.js';

export const EventOriginEnum = enumOf(origins);

registerEnumType(EventOriginEnum, {
  name: 'EventOrigin',
  description: 'By which way a change came. A system that writes and listens drops what it caused itself.',
  valuesMap: {
    API: { description: 'Somebody called this API: a machine, or a member by it.' },
    SYNC: { description: 'Rows were synchronized in bulk.' },
    CONNECTOR: { description: 'A system told of it by its own webhooks.' },
    PAGE: { description: 'The candidate did it, on a page that a mail leads to.' },
    SYSTEM: { description: 'The service itself, because a date came or something followed.' },
  },
});

@ObjectType({
  implements: () => [Node],
  description:
    'Something that happened, as other systems hear of it: ids, references, dates and facts, and no name, address or text.',
})
export class Event
  implements Pick<FeedEventRow, 'id' | 'at' | 'origin' | 'applicationId' | 'candidateId' | 'jobId' | 'sequence'>
{
  @Field(() => IdScalar, { description: 'The same in the feed and in every delivery, where it is the `webhook-id`.' })
  readonly id!: string;

  @Field(() => String, {
    description:
      'What happened, with the version of its shape, such as `timeline.extended.v1`. docs/feed.md lists all.',
  })
  readonly type!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  readonly at!: Date;

  @Field(() => EventOriginEnum, { description: 'By which way the change came.' })
  readonly origin!: EventOrigin;

  @Field(() => IdScalar, { nullable: true, description: 'The application it is about; null if it is about none.' })
  readonly applicationId!: string | null;

  @Field(() => ExternalRef, {
    nullable: true,
    description: 'Your own id of the application, as it was then; null once its candidate is erased.',
  })
  readonly applicationRef!: ExternalRef | null;

  @Field(() => IdScalar, { nullable: true, description: 'The candidate it is about.' })
  readonly candidateId!: string | null;

  @Field(() => ExternalRef, {
    nullable: true,
    description: 'Your own id of the candidate, as it was then; null once they are erased.',
  })
  readonly candidateRef!: ExternalRef | null;

  @Field(() => IdScalar, { nullable: true, description: 'The job it is about.' })
  readonly jobId!: string | null;

  @Field(() => ExternalRef, { nullable: true, description: 'Your own id of the job, as it was then.' })
  readonly jobRef!: ExternalRef | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Which event of its application it is, from 1 without gaps: of two, the higher is the later. Null if it is about no application.',
  })
  readonly sequence!: number | null;
}

@ObjectType({ description: 'How far the feed of your organization goes back, and where it ends.' })
export class EventFeed {
  @Field(() => Int, { description: 'For how many days events are kept.' })
  readonly retentionDays!: number;

  @Field(() => String, { description: 'Before the oldest event that is still there: `after` this, all of it follows.' })
  readonly oldestCursor!: string;

  @Field(() => String, { description: 'Behind the latest event: `after` this, only what is yet to happen follows.' })
  readonly latestCursor!: string;
}
