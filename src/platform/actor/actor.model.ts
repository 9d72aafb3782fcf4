import { Field, ObjectType } from '@nestjs/graphql';
import { IdScalar } from '../graphql/scalars/id-scalar.js';
import type { ActorRecord } from './actor.js';

@ObjectType({ description: 'The member on whose behalf an API key acted.' })
export class ActedFor {
  @Field(() => IdScalar, { description: 'Id of the member.' })
  readonly id!: string;

  @Field(() => String, { description: 'Their name at that time.' })
  readonly name!: string;
}

@ObjectType({ description: 'Who did something.' })
export class RecordedActor implements ActorRecord {
  @Field(() => String, {
    description: 'API_KEY, MEMBER, SYSTEM (the service itself, because a date came), or OPERATOR (who runs it).',
  })
  readonly kind!: ActorRecord['kind'];

  @Field(() => IdScalar, { nullable: true, description: 'Id of the key or member; null for the system.' })
  readonly id!: string | null;

  @Field(() => String, { description: 'Their name when they did it.' })
  readonly name!: string;

  @Field(() => ActedFor, { nullable: true, description: 'The member a key acted for; null if it acted for itself.' })
  readonly onBehalfOf!: ActedFor | null;
}
