import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { RowProblem, RowResult, RowStatus, SyncedType, UnmappedWord, WaitsFor, WordKind } from './rows.js';

export const AtsWordKindEnum = enumOf<WordKind>([
  'JOB_STATUS',
  'APPLICATION_STATUS',
  'STAGE',
  'REJECTION_REASON',
  'INTERVIEW_STATUS',
]);

registerEnumType(AtsWordKindEnum, {
  name: 'AtsWordKind',
  description: 'What words of another system are about.',
  valuesMap: {
    JOB_STATUS: { description: 'Means DRAFT, OPEN, CLOSED, or IGNORE.' },
    APPLICATION_STATUS: {
      description:
        'Means ACTIVE, HIRED, REJECTED, WITHDRAWN, HIRED_ELSEWHERE, IGNORE (no application), or REJECTED_BY_REASON: it ended, and whose doing that was only the reason says.',
    },
    STAGE: { description: 'Means one of your stages.' },
    REJECTION_REASON: {
      description:
        'Means NOT_SELECTED, POSITION_FILLED, POSITION_CANCELLED or OTHER, with which a rejection is told; or that it was none: WITHDRAWN, HIRED_ELSEWHERE. Types of reasons are words of this kind too.',
    },
    INTERVIEW_STATUS: { description: 'Means SCHEDULED, COMPLETED, CANCELLED, or IGNORE.' },
  },
});

export const AtsRowTypeEnum = enumOf<SyncedType>(['JOB', 'CANDIDATE', 'APPLICATION', 'INTERVIEW']);

registerEnumType(AtsRowTypeEnum, {
  name: 'AtsRowType',
  description: 'What a row of another system is.',
  valuesMap: {
    JOB: { description: 'An opening that candidates apply to.' },
    CANDIDATE: { description: 'A person.' },
    APPLICATION: { description: 'A candidate for a job.' },
    INTERVIEW: { description: 'An interview of an application.' },
  },
});

export const SyncRowStatusEnum = enumOf<RowStatus>(['CREATED', 'UPDATED', 'UNCHANGED', 'STALE', 'HELD', 'ERASED']);

registerEnumType(SyncRowStatusEnum, {
  name: 'SyncRowStatus',
  description: 'What became of a row.',
  valuesMap: {
    CREATED: { description: 'It is here now.' },
    UPDATED: { description: 'What is here was changed.' },
    UNCHANGED: { description: 'It is here like this, or says nothing that is kept here.' },
    STALE: { description: 'A newer row of it is known.' },
    HELD: {
      description:
        'It waits, 7 days at most, for what it belongs to: see `waitsFor`, and `heldRows`. With a problem beside it, that is here and does not allow it yet, such as a closed job.',
    },
    ERASED: { description: 'Its candidate was erased, and is not brought back.' },
  },
});

@ObjectType({ description: 'Why a row was not applied, or not all of it.' })
export class SyncRowProblem implements RowProblem {
  @Field(() => String, { description: 'The `code` that a mutation about this one row would have answered.' })
  readonly code!: string;

  @Field(() => String, { description: 'One English sentence for a developer.' })
  readonly message!: string;

  @Field(() => [String], { description: 'Path of what is at fault, such as `input`, `rows`, `17`, `email`.' })
  readonly path!: readonly string[];
}

@ObjectType({ description: 'A row that something waits for.' })
export class AwaitedRow implements WaitsFor {
  @Field(() => AtsRowTypeEnum, { description: 'What it is.' })
  readonly type!: SyncedType;

  @Field(() => String, { description: 'Its id in the other system.' })
  readonly remoteId!: string;
}

@ObjectType({ description: 'A word that came and has no meaning here: `setAtsWord` gives it one.' })
export class SyncUnmappedWord implements UnmappedWord {
  @Field(() => AtsWordKindEnum, { description: 'What it is about.' })
  readonly kind!: WordKind;

  @Field(() => String, { description: 'As it came.' })
  readonly word!: string;
}

@ObjectType({ description: 'What became of one row.' })
export class SyncRowResult implements Omit<RowResult, 'id'> {
  @Field(() => String, { description: 'Its id in your ATS.' })
  readonly remoteId!: string;

  @Field(() => SyncRowStatusEnum, {
    nullable: true,
    description: 'What became of it; null if nothing of it was applied: `problem` says why.',
  })
  readonly status!: RowStatus | null;

  @Field(() => IdScalar, {
    name: 'rowId',
    nullable: true,
    description: 'Id of the job, candidate, application or interview here; null if there is none.',
  })
  readonly id!: string | null;

  @Field(() => SyncRowProblem, {
    nullable: true,
    description: 'Beside a status: all but this was applied, such as a decision date that is over.',
  })
  readonly problem!: RowProblem | null;

  @Field(() => [AwaitedRow], { ...costsAsRows(2), description: 'What it waits for, if it is HELD. Counts as 2 rows.' })
  readonly waitsFor!: readonly WaitsFor[];

  @Field(() => [SyncUnmappedWord], {
    ...costsAsRows(2),
    description: 'Its words that have no meaning here. Counts as 2 rows.',
  })
  readonly unmapped!: readonly UnmappedWord[];

  @Field(() => [IdScalar], {
    description:
      'Of a new candidate: candidates here with the same address, ten at most. They are not made one: people share addresses, and only you can say who is who.',
  })
  readonly sameAddressAs!: readonly string[];
}

@ObjectType({ description: 'What became of the rows of one call.' })
export class SyncedRows {
  @Field(() => [SyncRowResult], {
    ...costsAsRows(50),
    description: 'One for each row, in their order. Counts as 50 rows.',
  })
  readonly results!: readonly RowResult[];

  @Field(() => Int, { description: 'How many have a problem and no status: nothing of them was applied.' })
  readonly refusedCount!: number;
}
