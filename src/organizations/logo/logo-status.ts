import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';

/** Why a logo is not shown. */
export const LOGO_FAULTS = ['ADDRESS_REFUSED', 'UNREACHABLE', 'NOT_FOUND', 'TOO_LARGE', 'NOT_AN_IMAGE'] as const;

export type LogoFault = (typeof LOGO_FAULTS)[number];

export type LogoStatus = 'WAITING' | 'SHOWN' | LogoFault;

export const LogoStatusEnum = enumOf<LogoStatus>(['WAITING', 'SHOWN', ...LOGO_FAULTS]);

registerEnumType(LogoStatusEnum, {
  name: 'LogoStatus',
  description: 'What became of your logo. Where it is not shown, your name stands in its place.',
  valuesMap: {
    WAITING: { description: 'It is about to be fetched.' },
    SHOWN: {
      description:
        'It was fetched, and is served by this service to mails and pages. Set `logoUrl` again to fetch it anew.',
    },
    ADDRESS_REFUSED: {
      description: 'Its address leads to what is not of the public Internet, or names a port that is not of the web.',
    },
    UNREACHABLE: { description: 'Nobody answered there within five seconds.' },
    NOT_FOUND: { description: 'The answer was no 200. Redirects are not followed.' },
    TOO_LARGE: { description: 'It has more than 12 KB: a page with all that it loads has 30.' },
    NOT_AN_IMAGE: { description: 'Its bytes are no PNG, JPEG, GIF or WebP.' },
  },
});

/** Null for an organization that has named none. */
export function logoStatusOf(row: {
  readonly logoUrl: string | null;
  readonly logoHash: string | null;
  readonly logoFault: LogoFault | null;
}): LogoStatus | null {
  if (row.logoUrl === null) return null;
  return row.logoHash === null ? (row.logoFault ?? 'WAITING') : 'SHOWN';
}
