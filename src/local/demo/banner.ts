import { type Policy, windowsOf } from '../../rules/index.js';
import type { Started } from './started.js';

interface Around {
  /** Where the same is written for scripts. */
  readonly startedFile: string;
  /** The demo's slip mails are about to leave. */
  readonly slipMails: boolean;
}

const slippedQuery =
  '{ applications(first: 5, filter: {timelineStatus: [SLIPPED]}) { nodes { candidate { fullName } job { title } timeline { decisionDate status } } } }';

/** What a person reads after the start. Plain text: it may end in a log. */
export function banner(started: Started, { startedFile, slipMails }: Around): string {
  const { demo } = started;
  const places = [
    line('GraphiQL', started.graphiqlUrl),
    line('GraphQL', started.graphqlUrl),
    line('API key', started.apiKey),
    line('Mailbox', started.mailboxUrl),
    line('Health', started.healthUrl),
    line('For scripts', startedFile),
  ];
  const demoPlaces = [
    line('Demo', `${demo.name}: ${demo.jobCount} jobs, ${demo.candidateCount} candidates`),
    line('Its policy', policyInWords(demo.policy)),
    line('Now', slipMails ? slipMailsInWords(started.mailboxUrl) : undefined),
  ];
  const paragraphs = [
    'Followthrough is running.',
    places.join(''),
    demoPlaces.join(''),
    'Try it:',
    `  ${curl(started)}`,
  ];
  return `\n${paragraphs.map((paragraph) => paragraph.trimEnd()).join('\n\n')}\n\n`;
}

// As wide as the longest label, and two spaces.
const labelWidth = 'For scripts'.length + 2;

/** Nothing for what is not there. */
function line(label: string, text: string | undefined): string {
  return text === undefined ? '' : `  ${label.padEnd(labelWidth)}${text}\n`;
}

function policyInWords({ settling, sendingWindow, dailyCap }: Policy): string {
  const window =
    windowsOf(sendingWindow)
      ?.map(({ opens, closes }) => `${opens} to ${closes}`)
      .join(', ') ?? 'always open';
  const cap = dailyCap === null ? 'no daily cap' : `${dailyCap} a day`;
  return `settling time ${settling.seconds} s, window ${window}, ${cap}`;
}

function slipMailsInWords(mailboxUrl: string | undefined): string {
  const verb = mailboxUrl === undefined ? 'leave' : 'arrive in the mailbox';
  return `two slip mails ${verb} within 15 seconds: a date has passed, and one was moved an hour ago`;
}

/** One line, so that it survives being copied. */
function curl({ graphqlUrl, apiKey }: Started): string {
  const body = JSON.stringify({ query: slippedQuery });
  return `curl -s ${graphqlUrl} -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' -d '${body}'`;
}
