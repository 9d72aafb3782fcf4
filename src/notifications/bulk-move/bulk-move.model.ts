import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { BulkMoveEntity, BulkMoveRefusalReason, RefusedMove } from '../../timelines/index.js';
import { CandidateMailKindEnum, WithheldBecauseEnum } from '../notification/notification.enums.js';
import { BulkMoveRefusalReasonEnum, type BulkMoveStatus, BulkMoveStatusEnum } from './bulk-move.enums.js';
import type { MovePreview } from './preview-move.js';

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

  @Field(() => CandidateMailKindEnum, {
    nullable: true,
    description:
      'Which mail would tell it: the date is compared with what the candidate knows, and it is decided as it will be when it leaves if nothing else happens until then. Null if it is refused.',
  })
  readonly kind!: MovePreview['kind'];

  @Field(() => WithheldBecauseEnum, {
    nullable: true,
    description:
      'Why the candidate would be told nothing: UNCHANGED if they know this date already, SUPPRESSED if nothing is sent to their address. Null if they would be told.',
  })
  readonly withheldBecause!: MovePreview['withheldBecause'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the message would leave if nothing else happens until then, and where a member has to approve it, if one does at once. Null if there is none, or if it waits for the end of a hold.',
  })
  readonly toldAt!: Date | null;

  @Field(() => Boolean, { description: 'The timeline is on hold: it would be told when that ends.' })
  readonly toldAfterHold!: boolean;

  @Field(() => BulkMoveRefusalReasonEnum, {
    nullable: true,
    description: 'Why it would not be moved; null if it would be.',
  })
  readonly refusal!: BulkMoveRefusalReason | null;
}

@ObjectType({ description: 'A timeline that a bulk move did not move.' })
export class BulkMoveRefusal implements RefusedMove {
  @Field(() => IdScalar, { description: 'The application that it is about.' })
  readonly applicationId!: string;

  @Field(() => IdScalar, { description: 'The timeline that stayed as it was.' })
  readonly timelineId!: string;

  @Field(() => BulkMoveRefusalReasonEnum, { description: 'Why.' })
  readonly refusal!: BulkMoveRefusalReason;
}

@ObjectType({ description: 'The moving of many decision dates of one job: a preview, or a run and its progress.' })
export class BulkMove implements Pick<BulkMoveEntity, 'total' | 'done' | 'refused' | 'endedAt'> {
  @Field(() => IdScalar, { nullable: true, description: 'For the query `bulkMove`; null of a preview.' })
  readonly id!: string | null;

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

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last was behind; null until then.' })
  readonly endedAt!: Date | null;

  readonly items!: readonly MovePreview[];
  readonly refusals!: readonly RefusedMove[];
}
