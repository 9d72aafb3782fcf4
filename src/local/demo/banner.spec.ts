import { describe, expect, it } from '@jest/globals';
import { demoPolicy } from '../../rules/index.js';
import { banner } from './banner.js';
import type { Started } from './started.js';

const started: Started = {
  graphqlUrl: 'http://127.0.0.1:3000/graphql',
  graphiqlUrl: 'http://127.0.0.1:3000/graphiql',
  apiKey: 'ft_live_key',
  mailboxUrl: 'http://127.0.0.1:3025',
  healthUrl: 'http://127.0.0.1:3000/health/ready',
  pid: 4_711,
  port: 3_000,
  demo: {
    organizationId: 'organization',
    name: 'Tidewren Robotics',
    jobCount: 6,
    candidateCount: 60,
    passedApplicationId: 'passed',
    passedTimelineId: 'passed',
    movedApplicationId: 'moved',
    movedTimelineId: 'moved',
    slippedApplicationIds: ['passed'],
    policy: demoPolicy,
  },
};

describe('what is printed after the start', () => {
  it('says in aligned lines where to look, what will happen, and what to try', () => {
    expect(banner(started, { startedFile: '/data/started.json', slipMails: true })).toBe(`
Followthrough is running.

  GraphiQL     http://127.0.0.1:3000/graphiql
  GraphQL      http://127.0.0.1:3000/graphql
  API key      ft_live_key
  Mailbox      http://127.0.0.1:3025
  Health       http://127.0.0.1:3000/health/ready
  For scripts  /data/started.json

  Demo         Tidewren Robotics: 6 jobs, 60 candidates
  Its policy   settling time 20 s, window always open, no daily cap
  Now          two slip mails arrive in the mailbox within 15 seconds: a date has passed, and one was moved an hour ago

Try it:

  curl -s http://127.0.0.1:3000/graphql -H 'Authorization: Bearer ft_live_key' -H 'Content-Type: application/json' -d '{"query":"{ applications(first: 5, filter: {timelineStatus: [SLIPPED]}) { nodes { candidate { fullName } job { title } timeline { decisionDate status } } } }"}'

`);
  });

  it('leaves out what is switched off', () => {
    const { graphiqlUrl, mailboxUrl, ...withoutPages } = started;
    const text = banner(withoutPages, { startedFile: '/data/started.json', slipMails: true });
    expect(text).not.toMatch(/GraphiQL|Mailbox|undefined/);
    expect(text).toContain('two slip mails leave within 15 seconds');
    expect(text).not.toContain(String(graphiqlUrl));
    expect(text).not.toContain(String(mailboxUrl));
  });

  it('promises no mails that have been sent', () => {
    expect(banner(started, { startedFile: '/data/started.json', slipMails: false })).not.toContain('slip mails');
  });
});
