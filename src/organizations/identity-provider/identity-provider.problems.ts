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
    'The token is good, and another organization had shown by one before that the tokens of this issuer for this audience are theirs. Let your provider issue tokens for an audience of your own; or publish `dnsRecord`, which counts for more than a token, and call `verifyIdentityProvider` without one.',
})
export class AudienceTaken extends Problem {
  readonly code = 'AUDIENCE_TAKEN';

  constructor() {
    super('Another organization has shown that tokens for this audience are theirs.', ['input', 'token']);
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'Your organization has registered this issuer and audience already. To change its claims, remove it first.',
})
export class IdentityProviderAlreadyRegistered extends Problem {
  readonly code = 'IDENTITY_PROVIDER_ALREADY_REGISTERED';

  constructor() {
    super('This issuer and audience are registered already.', ['input', 'audience']);
  }
}

export type IdentityProofFault =
  | 'TOKEN_MALFORMED'
  | 'TOKEN_CLAIM'
  | 'TOKEN_TOO_OLD'
  | 'TOKEN_SIGNATURE'
  | 'KEYS_UNREACHABLE'
  | 'RECORD_MISSING'
  | 'DNS_UNREACHABLE'
  | 'NO_DNS_NAME';

export const IdentityProofFaultEnum = {
  TOKEN_MALFORMED: 'TOKEN_MALFORMED',
  TOKEN_CLAIM: 'TOKEN_CLAIM',
  TOKEN_TOO_OLD: 'TOKEN_TOO_OLD',
  TOKEN_SIGNATURE: 'TOKEN_SIGNATURE',
  KEYS_UNREACHABLE: 'KEYS_UNREACHABLE',
  RECORD_MISSING: 'RECORD_MISSING',
  DNS_UNREACHABLE: 'DNS_UNREACHABLE',
  NO_DNS_NAME: 'NO_DNS_NAME',
} as const satisfies Record<IdentityProofFault, IdentityProofFault>;

registerEnumType(IdentityProofFaultEnum, {
  name: 'IdentityProofFault',
  description: 'Why nothing was shown.',
  valuesMap: {
    TOKEN_MALFORMED: { description: 'It is no signed JWT with issuer, audience and subject, or longer than 8 KB.' },
    TOKEN_CLAIM: { description: '`claim` is missing, is another than that of the provider, or is out of its time.' },
    TOKEN_TOO_OLD: { description: 'It was issued more than ten minutes ago.' },
    TOKEN_SIGNATURE: {
      description: 'No key that the provider publishes has signed it as a token to sign in with.',
    },
    KEYS_UNREACHABLE: { description: 'The keys of the provider cannot be had at the moment.' },
    RECORD_MISSING: { description: 'No record under the name says what it has to: see `foundRecords`.' },
    DNS_UNREACHABLE: { description: 'The name servers did not answer, or with an error. Try again.' },
    NO_DNS_NAME: { description: 'The issuer is an address and no name: only a token can show it.' },
  },
});

@ObjectType({
  implements: () => [Problem],
  description: 'Nothing has shown that the tokens of this issuer for this audience are yours. Nothing has changed.',
})
export class IdentityNotProven extends Problem {
  readonly code = 'IDENTITY_NOT_PROVEN';

  @Field(() => IdentityProofFaultEnum, { description: 'Why not.' })
  readonly proofFault: IdentityProofFault;

  @Field(() => String, { nullable: true, description: 'The claim of the token that is at fault, if it is one.' })
  readonly claim: string | null;

  @Field(() => [String], {
    description: 'What stands under the name of the record instead: the first 5 texts, of 600 characters each.',
  })
  readonly foundRecords: readonly string[];

  constructor(
    proofFault: IdentityProofFault,
    { claim = null, foundRecords = [] }: { claim?: string | null; foundRecords?: readonly string[] } = {},
  ) {
    super('Nothing has shown that these tokens are yours.', proofFault.startsWith('TOKEN') ? ['input', 'token'] : null);
    this.proofFault = proofFault;
    this.claim = claim;
    this.foundRecords = foundRecords;
  }
}
