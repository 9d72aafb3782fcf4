import { composeDigest } from '../../src/mails/compose-digest.js';
import { type ComposedMail, composeMail } from '../../src/mails/compose-mail.js';
import { composeMemberMail } from '../../src/mails/compose-member-mail.js';
import type { AnyMailKind } from '../../src/mails/mail-kind.js';
import { SAMPLE_DIGEST, SAMPLE_DIGEST_OF_THREE } from './sample-digest.js';
import { SAMPLE_MAILS } from './sample-mails.js';
import { SAMPLE_MEMBER_MAILS } from './sample-member-mails.js';

export interface Sample {
  name: string;
  kind: AnyMailKind;
  compose(locale: string): Omit<ComposedMail, 'declinable'>;
}

/** All sample mails, whoever they are to. */
export const EVERY_SAMPLE: readonly Sample[] = [
  ...SAMPLE_MAILS.map(({ name, kind, facts }) => ({
    name,
    kind,
    compose: (locale: string) => composeMail(kind, facts, locale),
  })),
  { name: 'digest', kind: 'DIGEST', compose: (locale) => composeDigest(SAMPLE_DIGEST, locale) },
  { name: 'digest-of-three', kind: 'DIGEST', compose: (locale) => composeDigest(SAMPLE_DIGEST_OF_THREE, locale) },
  ...SAMPLE_MEMBER_MAILS.map(({ name, kind, facts }) => ({
    name,
    kind,
    compose: (locale: string) => ({ ...composeMemberMail(kind, facts, locale), calendars: [] }),
  })),
];
