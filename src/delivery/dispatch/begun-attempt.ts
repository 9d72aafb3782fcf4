import type { Temporal } from 'temporal-polyfill';
import type { LinkTokens } from '../links/make-link-tokens.js';
import type { RelayEntity } from '../relay/relay.entity.js';
import type { OrganizationSender } from '../sending-domain/may-send-from.js';
import type { ClaimedMessage } from './ledger-statements.js';
import type { MessageLease } from './message-lease.js';

/** An attempt that may be made. On record it is from the start of its data on, or from its end if that comes first. */
export interface BegunAttempt {
  readonly claim: MessageLease;
  /** With this attempt counted. */
  readonly message: ClaimedMessage;
  readonly startedAt: Temporal.Instant;
  /** It belongs to a sandbox: it must not leave. */
  readonly ofSandbox: boolean;
  /** Of the organization; null if it sends by the service's own. */
  readonly relay: RelayEntity | null;
  /** As whom the organization sends by the service's relay; null if as the service. */
  readonly sendsAs: OrganizationSender | null;
  /** Of this attempt alone. */
  readonly tokens: LinkTokens;
}
