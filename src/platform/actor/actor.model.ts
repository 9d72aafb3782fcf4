import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IdScalar } from '../graphql/scalars/id-scalar.js';
import type { ActorKind, ActorRecord } from './actor.js';

export const ActorKindEnum = {
  API_KEY: 'API_KEY',
  CANDIDATE: 'CANDIDATE',
  CONNECTION: 'CONNECTION',
  MEMBER: 'MEMBER',
  OPERATOR: 'OPERATOR',
  SYSTEM: 'SYSTEM',
} as const satisfies Record<ActorKind, ActorKind>;

registerEnumType(ActorKindEnum, {
  name: 'ActorKind',
  description: 'Who can act.',
  valuesMap: {
    API_KEY: { description: 'A machine, perhaps on behalf of a member.' },
    CANDIDATE: { description: 'A candidate, by the link in a mail to them.' },
    CONNECTION: { description: 'Another system that feeds your organization, by what it sent.' },
    MEMBER: { description: 'A person of the organization who signed in.' },
    OPERATOR: { description: 'Who runs the service.' },
    SYSTEM: { description: 'The service itself, because a date came.' },
  },
});

@ObjectType({ description: 'The member on whose behalf an API key acted.' })
export class ActedFor {
  @Field(() => IdScalar, { name: 'memberId', description: 'Id of the member.' })
  readonly id!: string;

  @Field(() => String, { description: 'Their name at that time.' })
  readonly name!: string;
}

@ObjectType({ description: 'Who did something.' })
export class RecordedActor implements ActorRecord {
  @Field(() => ActorKindEnum, { description: 'What they are.' })
  readonly kind!: ActorKind;

  @Field(() => IdScalar, {
    name: 'actorId',
    nullable: true,
    description: 'Id of the key, member, candidate or connection; null for the service and for who runs it.',
  })
  readonly id!: string | null;

  @Field(() => String, { description: 'Their name when they did it.' })
  readonly name!: string;

  @Field(() => ActedFor, { nullable: true, description: 'The member a key acted for; null if it acted for itself.' })
  readonly onBehalfOf!: ActedFor | null;
}
