import { Field, ObjectType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { IdentityProviderRow } from './identity-provider.loader.js';

@ObjectType({
  implements: () => [Node],
  description:
    'An OpenID Connect provider with which members of your organization sign in. Its tokens are sent as `Authorization: Bearer`, like an API key.',
})
export class IdentityProvider implements IdentityProviderRow {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, { description: 'Who signs the tokens: their `iss`.' })
  readonly issuer!: string;

  @Field(() => String, { description: 'Whom the tokens are for: what stands in their `aud`.' })
  readonly audience!: string;

  @Field(() => String, { description: 'The claim with the e-mail address of who signs in for the first time.' })
  readonly emailClaim!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The claim from which a member takes their name when they first sign in; null if they keep theirs.',
  })
  readonly nameClaim!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was registered.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was removed; null while it is in use.' })
  readonly removedAt!: Date | null;
}
