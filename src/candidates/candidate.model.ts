import { Field, ObjectType } from '@nestjs/graphql';
import { Node } from '../platform/graphql/node/node.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import type { CandidateEntity } from './candidate.entity.js';

@ObjectType({ implements: () => [Node], description: 'A person who applies to one or more of your jobs.' })
export class Candidate
  implements
    Pick<
      CandidateEntity,
      | 'id'
      | 'fullName'
      | 'greetingName'
      | 'salutation'
      | 'email'
      | 'phone'
      | 'locale'
      | 'timeZone'
      | 'notesDeclinedAt'
      | 'erasedAt'
    >
{
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, { description: 'Their whole name; `(erased)` once they were erased.' })
  readonly fullName!: string;

  @Field(() => String, { nullable: true, description: 'What follows "Hello" in their mails; null: their whole name.' })
  readonly greetingName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The whole greeting of their mails, without the mark after it; null: the standard one.',
  })
  readonly salutation!: string | null;

  @Field(() => String, {
    description:
      'Where their mails go; `(erased)` once they were erased. Not unique: two candidates may share an address.',
  })
  readonly email!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where members can call them: it stands in members’ mails. Null: not known.',
  })
  readonly phone!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Language they read, as a BCP 47 tag; null means the job's, else the organization's.",
  })
  readonly locale!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "IANA time zone they live in, which decides at what hour they are written to; null means the organization's.",
  })
  readonly timeZone!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when they do without mails that only reassure: that a date still holds, that nothing is decided yet. Everything else is sent. Null: they get them.',
  })
  readonly notesDeclinedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When all that was personal was erased: what is left of them are ids, instants and counts.',
  })
  readonly erasedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When the candidate was created here.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the candidate last changed here: later with each change.' })
  readonly updatedAt!: Date;
}
