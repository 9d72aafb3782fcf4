import type { Config } from '../../platform/config/config.js';
import type { SendingDomainEntity } from './sending-domain.entity.js';

/** A sender of an organization, with where its domain stands. */
export type OrganizationSender = Pick<SendingDomainEntity, 'status' | 'dkimSelector'> & {
  readonly address: string;
  readonly name: string | null;
};

/** What of the settings decides it. */
export interface SenderSettings extends Pick<Config, 'sendingDomains'> {
  readonly dkim: { readonly selector: string } | undefined;
}

/** Whether mails can be from the domain: its records are there, with the key under which we sign, if we do. */
export function maySendFrom(
  { status, dkimSelector }: Pick<SendingDomainEntity, 'status' | 'dkimSelector'>,
  { sendingDomains, dkim }: SenderSettings,
): boolean {
  return sendingDomains && status === 'VERIFIED' && (dkim === undefined || dkim.selector === dkimSelector);
}
