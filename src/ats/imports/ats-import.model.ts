import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { ImportStatus } from './ats-import.entity.js';

export const AtsImportStatusEnum = enumOf<ImportStatus>(['PENDING', 'CHECKED', 'DONE', 'REFUSED', 'FAILED']);
registerEnumType(AtsImportStatusEnum, {
  name: 'AtsImportStatus',
  description: 'How far a file has come.',
  valuesMap: {
    PENDING: { description: 'It is yet to be taken in, or being taken in.' },
    CHECKED: { description: 'A dry run: nothing speaks against the file, and nothing was changed.' },
    DONE: { description: 'Every record was taken in, or stands in the report with what is wrong with it.' },
    REFUSED: { description: 'Something speaks against the whole file: nothing of it was taken in.' },
    FAILED: {
      description:
        'It did not come whole, the service was away for two days, or failed again and again: send it again.',
    },
  },
});

@ObjectType({ description: 'How many records of a file ended in one way.' })
export class AtsImportCount {
  @Field(() => String, {
    description:
      'As the sync says, or `PROBLEM` for those of which nothing was applied, `SKIPPED` for the header again, `VALID` in a dry run.',
  })
  readonly status!: string;

  @Field(() => Int, { description: 'How many.' })
  readonly count!: number;
}

@ObjectType({ description: 'In which column of a file something stands.' })
export class AtsImportColumn {
  @Field(() => String, { description: 'What it is, such as `email` or `jobTitle`.' })
  readonly field!: string;

  @Field(() => String, { description: 'The column, as the header writes it.' })
  readonly column!: string;
}

@ObjectType({
  implements: () => [Node],
  description:
    'A file of candidates and applications that was given to be taken in. It is kept for 30 days; its bytes only until it is done.',
})
export class AtsImport {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => IdScalar, { description: 'To which connection its rows belong.' })
  readonly atsIntegrationId!: string;

  @Field(() => String, { nullable: true, description: 'What it was called; null if nothing was said.' })
  readonly fileName!: string | null;

  @Field(() => Boolean, { description: 'Whether it is only looked at.' })
  readonly dryRun!: boolean;

  @Field(() => AtsImportStatusEnum, { description: 'How far it has come.' })
  readonly status!: ImportStatus;

  @Field(() => String, { nullable: true, description: 'The encoding that was said or found; null before it was.' })
  readonly encoding!: string | null;

  @Field(() => String, { nullable: true, description: 'The delimiter that was said or found; null before it was.' })
  readonly delimiter!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whose header it has: `generic`, `indeed` or `linkedin`; null before.',
  })
  readonly preset!: string | null;

  @Field(() => String, { nullable: true, description: 'In which order dates are written, if that was said.' })
  readonly dateOrder!: string | null;

  @Field(() => [AtsImportColumn], {
    ...costsAsRows(20),
    description: 'Where what was found. Other columns are passed over. Counts as 20 rows.',
  })
  readonly columns!: AtsImportColumn[];

  @Field(() => String, {
    nullable: true,
    description: 'What speaks against the whole file, as a code; null if nothing does.',
  })
  readonly faultCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The same as a sentence, with what to do.' })
  readonly faultMessage!: string | null;

  @Field(() => Int, { nullable: true, description: 'In which line; null if it is no matter of a line.' })
  readonly faultLine!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many records it has; null before they were counted.' })
  readonly rowCount!: number | null;

  @Field(() => Int, { description: 'How many of them are done.' })
  readonly doneCount!: number;

  @Field(() => [AtsImportCount], { ...costsAsRows(9), description: 'How they ended. Counts as 9 rows.' })
  readonly counts!: AtsImportCount[];

  @Field(() => String, {
    description:
      'Where the report of each record is, as CSV: a path of this service, fetched with the same credentials.',
  })
  readonly reportPath!: string;

  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done with; null before.' })
  readonly settledAt!: Date | null;
}
