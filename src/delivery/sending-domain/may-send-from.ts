import type { SendingDomainEntity } from './sending-domain.entity.js';

/** A sender of an organization, with where its domain stands. */
export type OrganizationSender = Pick<SendingDomainEntity, 'status' | 'dkimSelector'> & {
  readonly address: string;
  readonly name: string | null;
};

/** Whether mails can be from the domain: its records are there, with the key under which we sign, if we do. */
export function maySendFrom(
  { status, dkimSelector }: Pick<SendingDomainEntity, 'status' | 'dkimSelector'>,
  dkim: { readonly selector: string } | undefined,
): boolean {
  return status === 'VERIFIED' && (dkim === undefined || dkim.selector === dkimSelector);
}
