import { handler } from '../../platform/events/subscription.js';
import { FetchLogo } from '../logo/fetch-logo.js';
import { logoChosen } from '../logo/logo.events.js';

export const fetchLogoWhenItIsChosen = handler({
  name: 'fetch-logo-when-it-is-chosen',
  on: logoChosen,
  inject: [FetchLogo],
  run: ([logo], { url }, tx) => logo.fetch(tx, url),
});
