import type { CommunicationKind } from './communication.enum.js';
import type { Communication } from './communication.model.js';
import type { StoryEntryRow } from './details-of.js';

type Summarized = Pick<Communication, 'from' | 'to' | 'by'> & Pick<StoryEntryRow, 'what' | 'because'>;

const sentences: Record<CommunicationKind, (row: Summarized) => string> = {
  DATE_CHANGED: ({ what, from, to, because, by }) => `${changed(what, from, to)}${reason(because)}${who(by)}.`,
  PROMISE_BROKEN: ({ what, to }) =>
    what === 'PASSED' ? `${to} went by without an answer.` : `The promise of ${to} broke: a later date was set.`,
  DECIDED: ({ what, because, by }) => `Decided: ${words(what)}${reason(because)}${who(by)}.`,
  CONTACT_LOGGED: ({ what, by }) => `Spoke with the candidate: ${words(what)}${who(by)}.`,
  TOLD_BY_MEMBER: ({ to }) => (to === null ? 'A member told the outcome.' : `A member told the date ${to}.`),
  TELLING: ({ what }) => `On its way to the candidate: ${words(what)}.`,
  TOLD: ({ what }) => `The candidate was told: ${words(what)}.`,
  NOT_TOLD: ({ what, because }) => `The candidate was not told: ${words(what)}${reason(because)}.`,
  CAME_BACK: ({ to }) => `The message about ${to} came back: the candidate does not know of it.`,
  MEMBER_TOLD: ({ what, by }) => `${by ?? 'A member'} was told: ${words(what)}.`,
  NEXT: ({ what, to }) => `Next: ${words(what)}${to === null ? '' : `, of ${to}`}.`,
};

/** One English sentence about an entry of the story. */
export function summaryOf(row: Summarized & Pick<Communication, 'kind'>): string {
  return sentences[row.kind](row);
}

function changed(what: string, from: string | null, to: string | null): string {
  if (what === 'SET') return `Promised for ${to}`;
  if (from === null || from === to) return `${capital(words(what))}, for ${to}`;
  return `${capital(words(what))} from ${from} to ${to}`;
}

function reason(because: string | null): string {
  return because === null ? '' : ` (${words(because)})`;
}

function who(by: string | null): string {
  return by === null ? '' : `, by ${by}`;
}

function words(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
