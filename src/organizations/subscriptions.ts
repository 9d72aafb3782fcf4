import type { DeclaredSubscription } from '../platform/events/subscription.js';
import { fetchLogoWhenItIsChosen } from './handlers/fetch-logo-when-it-is-chosen.js';

/** What organizations hear of. */
export const organizationSubscriptions: readonly DeclaredSubscription[] = [fetchLogoWhenItIsChosen];
