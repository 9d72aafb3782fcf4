import type { Bounce } from '../bounce/bounces.service.js';

/** What a provider that sends our mails says became of one of them, after it had taken it. */
export type ProviderReport =
  | { readonly kind: 'BOUNCED'; readonly messageId: string; readonly bounce: Bounce }
  /** Its reader marked it as spam. */
  | { readonly kind: 'COMPLAINED'; readonly messageId: string };
