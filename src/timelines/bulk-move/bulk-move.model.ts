import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { BulkMoveEntity, BulkMoveRunStatus, BulkMoveRefusal as Refusal } from './bulk-move.entity.js';
import type { MovePreview } from './preview-move.js';

export type BulkMoveStatus = 'PREVIEW' | BulkMoveRunStatus;

export const BulkMoveStatusEnum = { PREVIEW: 'PREVIEW', RUNNING: 'RUNNING', DONE: 'DONE' } as const satisfies Record<
  BulkMoveStatus,
  BulkMoveStatus
>;

registerEnumType(BulkMoveStatusEnum, {
  name: 'BulkMoveStatus',
  description: 'How far the moving of many dates got.',
  valuesMap: {
    PREVIEW: { description: 'Nothing moved: it shows what would.' },
    RUNNING: { description: 'They are being moved, some hundred at a time.' },
    DONE: { description: 'Each was moved, or refused and named in `refusals`.' },
  },
});

const refusals =
  'DATE_IN_PAST, DATE_TOO_FAR, DATE_BEFORE_APPLICATION, SAME_DATE, DECIDED, CLOSED, NO_OPEN_TIMELINE, or STALE_REVISION (changed after the run began)';

@ObjectType({ description: 'What would become of one timeline, and what its candidate would be told.' })
export class BulkMoveItem implements MovePreview {
  @Field(() => IdScalar, { description: 'The application that it is about.' })
  readonly applicationId!: string;

  @Field(() => IdScalar, { nullable: true, description: 'The timeline; null if the application has no open one.' })
  readonly timelineId!: string | null;

  @Field(() => String, { description: 'Full name of the candidate.' })
  readonly candidateName!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The decision date as it stands.' })
  readonly from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The decision date afterwards; null if it is refused.' })
  readonly to!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The kind of message, as of a notification, TIMELINE_EXTENDED for instance: compared with what the candidate knows. Null if it is refused.',
  })
  readonly kind!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UNCHANGED if the candidate would be told nothing, because they know this date already; else null.',
  })
  readonly withheldBecause!: string | null;

  @Field(() => Boolean, { description: 'The timeline is on hold: it would be told when that ends.' })
  readonly toldAfterHold!: boolean;

  @Field(() => String, { nullable: true, description: `Why it would not be moved: ${refusals}. Null if it would be.` })
  readonly refusal!: string | null;
}

@ObjectType({ description: 'A timeline that a bulk move did not move.' })
export class BulkMoveRefusal implements Refusal {
  @Field(() => IdScalar, { description: 'The application that it is about.' })
  readonly applicationId!: string;

  @Field(() => IdScalar, { description: 'The timeline that stayed as it was.' })
  readonly timelineId!: string;

  @Field(() => String, { description: `Why: ${refusals}.` })
  readonly refusal!: string;
}

@ObjectType({ description: 'The moving of many decision dates of one job: a preview, or a run and its progress.' })
export class BulkMove implements Pick<BulkMoveEntity, 'total' | 'done' | 'refused' | 'endedAt'> {
  @Field(() => IdScalar, { description: 'For the query `bulkMove`; a preview is kept nowhere, and found by none.' })
  readonly id!: string;

  @Field(() => BulkMoveStatusEnum, { description: 'Whether it has begun, and ended.' })
  readonly status!: BulkMoveStatus;

  @Field(() => Int, { description: 'How many timelines it is about.' })
  readonly total!: number;

  @Field(() => Int, { description: 'How many were moved; of a preview, how many would be.' })
  readonly done!: number;

  @Field(() => Int, { description: 'How many were refused; of a preview, how many would be.' })
  readonly refused!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Pass it with the same input and `dryRun: false` to carry the preview out; null of a run.',
  })
  readonly previewToken!: string | null;

  @Field(() => [BulkMoveItem], { description: 'Of a preview, each timeline; of a run none.' })
  readonly items!: MovePreview[];

  @Field(() => [BulkMoveRefusal], { description: 'Of a run, those that were refused so far.' })
  readonly refusals!: Refusal[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last was behind; null until then.' })
  readonly endedAt!: Date | null;
}
