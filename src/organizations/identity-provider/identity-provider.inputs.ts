import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { Secret } from '../../platform/audit/secret.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';

// OpenID Connect Discovery: an issuer has neither query nor fragment. Both stand in a key of the database.
const issuerForm = /^[\x21-\x22\x24-\x3e\x40-\x7e]{1,500}$/;
const audienceForm = /^[\x20-\x7e]{1,500}$/;
// As what may be sent beside the other headers of a request.
const longestToken = 8_192;
const claimForm = /^[\x21-\x7e]{1,200}$/;

@InputType({ description: 'Whose tokens are believed, and how they tell who somebody is.' })
export class RegisterIdentityProviderInput {
  @Field(() => String, {
    description:
      'Its issuer, exactly as it stands in its tokens and in its discovery document, with or without a slash at the end: `https://login.example.com/`. At most 500 characters.',
  })
  @Matches(issuerForm, { message: 'must be an https address without query and fragment, of at most 500 characters' })
  issuer!: string;

  @Field(() => String, {
    description:
      'The audience (`aud`) of the tokens that are for us: the client id of your application, or the identifier of the API. At most 500 characters.',
  })
  @Matches(audienceForm, { message: 'must be 1 to 500 characters of ASCII' })
  audience!: string;

  @Field(() => String, {
    defaultValue: 'email',
    description: 'The claim with the e-mail address by which a member is recognised when they first sign in.',
  })
  @Matches(claimForm, { message: 'must be 1 to 200 characters of ASCII without spaces' })
  emailClaim: string = 'email';

  @Field(() => String, {
    nullable: true,
    description:
      'The claim whose text becomes the name of a member when they first sign in, such as `name`; they keep the one they were invited with, if left out.',
  })
  @IsOptional()
  @Matches(claimForm, { message: 'must be 1 to 200 characters of ASCII without spaces' })
  nameClaim?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A token that the provider issued for this audience in the last ten minutes, whoever it is for: it shows that the tokens are yours, and is not kept. Without one the provider is PENDING until `verifyIdentityProvider`.',
  })
  @IsOptional()
  @Length(1, longestToken)
  @Secret()
  token?: string | null;
}

@InputType({ description: 'Which tokens are yours, and by what that is shown: a token, or else the DNS record.' })
export class VerifyIdentityProviderInput {
  @Field(() => IdScalar, { description: 'The identity provider whose tokens are to be shown to be yours.' })
  @IsUUID()
  identityProviderId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A token that the provider issued for its audience in the last ten minutes, whoever it is for. It is not kept. Without one `dnsRecord` is looked up.',
  })
  @IsOptional()
  @Length(1, longestToken)
  @Secret()
  token?: string | null;
}

@InputType({ description: 'Whose tokens are believed no more.' })
export class RemoveIdentityProviderInput {
  @Field(() => IdScalar, { description: 'The identity provider whose tokens are to be refused from now on.' })
  @IsUUID()
  identityProviderId!: string;
}
