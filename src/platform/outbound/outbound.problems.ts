import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Problem } from '../problems/problem.js';
import type { AddressFault } from './outbound-failure.js';

export const AddressFaultEnum = {
  MALFORMED: 'MALFORMED',
  SCHEME: 'SCHEME',
  USER_INFO: 'USER_INFO',
  PORT: 'PORT',
  NOT_PUBLIC: 'NOT_PUBLIC',
} as const satisfies Record<AddressFault, AddressFault>;

registerEnumType(AddressFaultEnum, {
  name: 'AddressFault',
  description: 'What speaks against an address that the service was to connect to.',
  valuesMap: {
    MALFORMED: { description: 'It is no address, or no host.' },
    SCHEME: { description: 'It does not begin with `https://`.' },
    USER_INFO: { description: 'It contains a user or a password.' },
    PORT: {
      description:
        'It names a port that is not used for this: 443 and 8443 are of the web, 25, 465, 587 and 2525 of mail.',
    },
    NOT_PUBLIC: {
      description: 'Its host, or one of the addresses its name resolves to, is not of the public Internet.',
    },
  },
});

@ObjectType({
  implements: () => [Problem],
  description: 'The service asks only addresses of the public Internet, encrypted, and follows no redirect.',
})
export class AddressRefused extends Problem {
  readonly code = 'ADDRESS_REFUSED';

  @Field(() => String, { description: 'The address that was refused: yours, or one which yours led to.' })
  readonly url: string;

  @Field(() => AddressFaultEnum, { description: 'The first thing that speaks against it.' })
  readonly addressFault: AddressFault;

  constructor(url: string, addressFault: AddressFault, path: string[]) {
    super(sentences[addressFault], path);
    this.url = url;
    this.addressFault = addressFault;
  }
}

const sentences: Record<AddressFault, string> = {
  MALFORMED: 'This is no address.',
  SCHEME: 'The address has to begin with https://.',
  USER_INFO: 'The address must not contain a user or a password.',
  PORT: 'The port of the address has to be 443 or 8443.',
  NOT_PUBLIC: 'The address does not lead to the public Internet alone.',
};
