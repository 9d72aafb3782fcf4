import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Problem } from '../../platform/problems/problem.js';

const issuer = ['input', 'issuer'];

@ObjectType({
  implements: () => [Problem],
  description: 'A document of the identity provider could not be had. Try again once it can.',
})
export class IdentityProviderUnreachable extends Problem {
  readonly code = 'IDENTITY_PROVIDER_UNREACHABLE';

  @Field(() => String, { description: 'The document: its discovery document, or the keys it names.' })
  readonly url: string;

  @Field(() => Boolean, { description: 'Whether it took too long, and did not fail at once.' })
  readonly timedOut: boolean;

  constructor(url: string, timedOut: boolean) {
    super('The identity provider cannot be reached.', issuer);
    this.url = url;
    this.timedOut = timedOut;
  }
}

export type IdentityProviderFault = 'STATUS' | 'TOO_LARGE' | 'NOT_A_DISCOVERY_DOCUMENT' | 'NO_USABLE_KEY';

export const IdentityProviderFaultEnum = {
  STATUS: 'STATUS',
  TOO_LARGE: 'TOO_LARGE',
  NOT_A_DISCOVERY_DOCUMENT: 'NOT_A_DISCOVERY_DOCUMENT',
  NO_USABLE_KEY: 'NO_USABLE_KEY',
} as const satisfies Record<IdentityProviderFault, IdentityProviderFault>;

registerEnumType(IdentityProviderFaultEnum, {
  name: 'IdentityProviderFault',
  description: 'What of the answer is not as it would be of an OpenID Connect provider.',
  valuesMap: {
    STATUS: { description: 'Its HTTP status is not 200. A redirect is not followed.' },
    TOO_LARGE: { description: 'It is larger than 64 KB.' },
    NOT_A_DISCOVERY_DOCUMENT: { description: 'It is no JSON object with `issuer` and `jwks_uri`.' },
    NO_USABLE_KEY: { description: 'It is no set of keys, or none of them is a public key for signatures.' },
  },
});

@ObjectType({
  implements: () => [Problem],
  description: 'Something answered, but it is no OpenID Connect provider.',
})
export class NotAnIdentityProvider extends Problem {
  readonly code = 'NOT_AN_IDENTITY_PROVIDER';

  @Field(() => String, { description: 'What was asked for: the discovery document, or the keys it names.' })
  readonly url: string;

  @Field(() => IdentityProviderFaultEnum, { description: 'What is wrong with the answer.' })
  readonly providerFault: IdentityProviderFault;

  @Field(() => Int, { description: 'The HTTP status of the answer.' })
  readonly httpStatus: number;

  constructor(url: string, providerFault: IdentityProviderFault, httpStatus: number) {
    super('What answers there is no OpenID Connect provider.', issuer);
    this.url = url;
    this.providerFault = providerFault;
    this.httpStatus = httpStatus;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'The discovery document is that of another issuer: its tokens would all be refused.',
})
export class IssuerDiffers extends Problem {
  readonly code = 'ISSUER_DIFFERS';

  @Field(() => String, { description: 'The issuer as the document names it. Compared to the letter.' })
  readonly found: string;

  constructor(found: string) {
    super('The discovery document names another issuer.', issuer);
    this.found = found;
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'This issuer and audience are registered already, by you or by another organization. Let your provider issue tokens for an audience of their own.',
})
export class AudienceTaken extends Problem {
  readonly code = 'AUDIENCE_TAKEN';

  constructor() {
    super('This issuer and audience are registered already.', ['input', 'audience']);
  }
}
