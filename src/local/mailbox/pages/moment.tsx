import { Moment } from '../../../platform/html/moment.js';

// The mailbox runs on its reader's own machine: the process's time zone is theirs.
const SHORT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

export function ShortMoment({ at }: { readonly at: Date }) {
  return <Moment at={at}>{SHORT.format(at)}</Moment>;
}

export function LongMoment({ at }: { readonly at: Date }) {
  return <Moment at={at}>{LONG.format(at)}</Moment>;
}
