import { html, type Markup } from './html.js';

// The mailbox runs on its reader's own machine: the process's time zone is theirs.
const SHORT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

export function shortMoment(instant: Date): Markup {
  return html`<time datetime="${instant.toISOString()}">${SHORT.format(instant)}</time>`;
}

export function longMoment(instant: Date): Markup {
  return html`<time datetime="${instant.toISOString()}">${LONG.format(instant)}</time>`;
}
