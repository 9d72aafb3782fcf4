import { Field, ObjectType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { ApiKeyRow } from './api-key.loader.js';

@ObjectType({
  implements: () => [Node],
  description: "A machine's credential. Its text is shown once, when it is made; what is kept is a hash of it.",
})
export class ApiKey implements Pick<ApiKeyRow, 'id' | 'name' | 'createdAt' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'> {
  @Field(() => IdScalar, { description: 'Made by the service; the first part of the key’s text.' })
  readonly id!: string;

  @Field(() => String, {
    description: 'What it is for, in your words. Revisions and outcomes it makes carry this name.',
  })
  readonly name!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when on it is refused; null if it does not expire.',
  })
  readonly expiresAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null if it was not.' })
  readonly revokedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last used, to within five minutes; null if it never was.',
  })
  readonly lastUsedAt!: Date | null;
}

@ObjectType({ description: 'A key that was just made, with its text.' })
export class MintedApiKey {
  @Field(() => ApiKey, { description: 'The key.' })
  readonly apiKey!: ApiKeyRow;

  @Field(() => String, { description: 'The text for the Authorization header, `ft_live_…`. It is shown this once.' })
  readonly token!: string;
}
