import { Field, ObjectType } from '@nestjs/graphql';
import { RecordedActor } from '../actor/actor.model.js';
import { Node } from '../graphql/node/node.js';
import { DateTimeScalar } from '../graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../graphql/scalars/id-scalar.js';

@ObjectType({ description: 'Where a call came from.' })
export class AuditOrigin {
  @Field(() => String, {
    description:
      'Network address of the caller, as this service saw it; `command line` for a command of who runs it, `worker` for what it erases by itself.',
  })
  readonly address!: string;

  @Field(() => String, {
    nullable: true,
    description: "Id of the request: it finds the request in the service's log. Null for a command.",
  })
  readonly requestId!: string | null;
}

@ObjectType({ description: 'What was changed.' })
export class AuditSubject {
  @Field(() => String, { description: 'The name of a type of this schema, as `__typename` has it: `Application`.' })
  readonly type!: string;

  @Field(() => IdScalar, { name: 'subjectId', description: 'Id of the row.' })
  readonly id!: string;
}

@ObjectType({
  implements: () => [Node],
  description: 'One change that somebody made. Entries are added and never altered.',
})
export class AuditEntry {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, {
    description: 'The mutation by its name, such as `moveDecisionDate`, or a command: `cli organizations create`.',
  })
  readonly action!: string;

  @Field(() => DateTimeScalar, { description: 'When it was done.' })
  readonly at!: Date;

  @Field(() => RecordedActor, { description: 'Who did it, and on whose behalf.' })
  readonly actor!: RecordedActor;

  @Field(() => AuditOrigin, { description: 'Where the call came from.' })
  readonly from!: AuditOrigin;

  @Field(() => AuditSubject, {
    nullable: true,
    description: 'What was made or changed; null if it is no single row.',
  })
  readonly subject!: AuditSubject | null;
}
