import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { IdentityProof } from './identity-provider.entity.js';
import type { IdentityProviderRow, IdentityProviderStatus } from './identity-provider.loader.js';
import type { ProofRecord } from './proof-record.js';

export const IdentityProviderStatusEnum = {
  PENDING: 'PENDING',
  VERIFIED: 'VERIFIED',
  DISPLACED: 'DISPLACED',
  REMOVED: 'REMOVED',
} as const satisfies Record<IdentityProviderStatus, IdentityProviderStatus>;

registerEnumType(IdentityProviderStatusEnum, {
  name: 'IdentityProviderStatus',
  description: 'Whether the tokens of an identity provider are taken as those of your members.',
  valuesMap: {
    PENDING: {
      description:
        'Nothing has shown yet that its tokens are yours, and they are refused: call `verifyIdentityProvider`. Any number of organizations may wait like that.',
    },
    VERIFIED: { description: 'Its tokens lead to your organization.' },
    DISPLACED: {
      description:
        'Another organization has shown better that its tokens are theirs, and they lead there: by a DNS record, which counts for more than a token, or by one that was looked at after yours. Publish `dnsRecord` and call `verifyIdentityProvider`.',
    },
    REMOVED: { description: 'You removed it: its tokens are refused.' },
  },
});

export const IdentityProofEnum = { TOKEN: 'TOKEN', DNS: 'DNS' } as const satisfies Record<IdentityProof, IdentityProof>;

registerEnumType(IdentityProofEnum, {
  name: 'IdentityProof',
  description: 'By what an organization showed that the tokens of an identity provider are its own.',
  valuesMap: {
    TOKEN: { description: 'By a token that the provider had just issued for this audience.' },
    DNS: { description: 'By a DNS record of the domain of the issuer. It counts for more than a token.' },
  },
});

@ObjectType({ description: 'The DNS record which shows that the tokens of an identity provider are yours.' })
export class IdentityProviderDnsRecord implements ProofRecord {
  @Field(() => String, { description: 'Always TXT. A CNAME that leads to such a record will do.' })
  readonly type!: 'TXT';

  @Field(() => String, { description: 'Under which name to publish it, in full: below the host of the issuer.' })
  readonly name!: string;

  @Field(() => String, { description: 'What it has to say: your organization. Others may stand beside it.' })
  readonly value!: string;
}

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

  @Field(() => IdentityProviderStatusEnum, { description: 'Whether its tokens are taken.' })
  readonly status!: IdentityProviderStatus;

  @Field(() => IdentityProofEnum, { nullable: true, description: 'By what it was verified; null if it was not.' })
  readonly verifiedBy!: IdentityProof | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was verified; null if it was not.' })
  readonly verifiedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was removed; null while it is in use.' })
  readonly removedAt!: Date | null;
}
