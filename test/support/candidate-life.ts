import { failureReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService } from '../../src/delivery/index.js';
import { Digests } from '../../src/notifications/index.js';
import { tellOfCandidate } from './ats/told-of-candidate.js';
import { answerByLink, firstOf, linksTo, sendFollowUp, sendForm } from './page-visits.js';
import type { TestApp } from './test-app.js';
import type { TestOrganization } from './test-organization.js';

/** Words that are nowhere but in what is recorded about one candidate. */
export const wordsOfLife = {
  name: 'Zwetlana Quibblefax',
  formerName: 'Zwetlana Wobblequark',
  address: 'zwetlana.quibblefax@example.test',
  formerAddress: 'wobblequark@elsewhere.test',
  zone: 'Pacific/Chatham',
  externalId: 'ats-candidate-4711zq',
  applicationExternalId: 'ats-application-4712zq',
  interviewExternalId: 'ats-interview-4713zq',
  stage: 'Trial day at the Brumblewick office',
  interviewTitle: 'Conversation about her Snorklewhip thesis',
  note: 'We were impressed by your Flimmerstack.',
  moveNote: 'Your Glimmerthorpe needs a second look.',
  internalNote: 'Her Drizzlewomp is weak; ask Frobnicate.',
  draftNote: 'Your Plumbledore waits for a second pair of eyes.',
  editedNote: 'Your Plumbledore is with our Wobbulator.',
  contactNote: 'She mentioned her Wifflebat on the phone.',
  turnNote: 'She took it back because of her Crumblethwaite.',
  outcomeNote: 'Your Quonkmaster was not what we need.',
  followUp: 'Thank you for the talk about Blimpwhistles.',
} as const;

export interface CandidateLife {
  readonly candidateId: string;
  readonly applicationIds: readonly string[];
  readonly timelineId: string;
  readonly externalRef: { readonly source: string; readonly remoteId: string };
}

/** What they were told last comes back, in words that repeat name and address. */
async function comeBack(app: TestApp, org: TestOrganization, id: string): Promise<void> {
  const query = 'query($id: ID!) { application(id: $id) { messages { nodes { id } } } }';
  const [{ id: messageId }] = (await org.graphql(query, { id })).data.application.messages.nodes;
  const { name, address } = wordsOfLife;
  const words = { answer: `554 ${address}`, text: `Dear sender, ${name} <${address}> did not get it.` };
  await app.app.get(BouncesService).take(messageId, failureReport('UNKNOWN', words));
  await app.settle();
}

/** Their system tells of them too, by the id that they have there, and by one that they had before a merge. */
async function syncedAgain(org: TestOrganization, { remoteId }: CandidateLife['externalRef']): Promise<void> {
  const connection =
    'mutation { createAtsIntegration(input: {vendor: GENERIC, source: "ats"}) { ... on AtsIntegration { id } ... on AtsSourceTaken { id: atsIntegrationId } } }';
  const { id: atsIntegrationId } = (await org.graphql(connection)).data.createAtsIntegration;
  const sync =
    'mutation($input: SyncCandidatesInput!) { syncCandidates(input: $input) { ... on SyncedRows { refusedCount } } }';
  const rows = [
    { remoteId, canEmail: true },
    { remoteId: `${remoteId}-before`, mergedIntoRemoteId: remoteId },
  ];
  const { data } = await org.graphql(sync, { input: { atsIntegrationId, rows } });
  if (data.syncCandidates.refusedCount !== 0) throw new Error('the candidate was not synced');
}

/**
 * A candidate with whom everything has happened that can: told dates, a mail that was refused at first and one that came
 * back, moved and passed dates, an interview, a change that nobody was told yet, and an outcome that could not be sent. It
 * begins at the clock's time, a Tuesday morning, and ends ten days later, on a Friday.
 */
export async function liveCandidate(app: TestApp, org: TestOrganization): Promise<CandidateLife> {
  const words = wordsOfLife;
  const begin = app.clock.now;
  const at = (days: number, minutes = 0) => app.clock.set(begin.add({ hours: days * 24, minutes }).toString());
  const externalRef = { source: 'ats', remoteId: words.externalId };
  const { id: candidateId } = await org.mutate('createCandidate', {
    fullName: words.formerName,
    email: words.formerAddress,
    locale: 'de',
    timeZone: words.zone,
    externalRef,
  });
  await org.mutate('updateCandidate', { candidateId, fullName: words.name, email: words.address });

  const apply = async (details: Record<string, unknown>) => {
    const job = await org.mutate('createJob', { title: 'Staff Engineer', recruiterId: org.recruiterId });
    return (await org.mutate('createApplication', { jobId: job.id, candidateId, stage: 'Interview', ...details }))
      .id as string;
  };
  const first = await apply({ externalRef: { source: 'ats', remoteId: words.applicationExternalId } });
  await org.mutate('moveApplicationStage', { applicationId: first, stage: words.stage });
  await org.mutate('recordInterview', {
    applicationId: first,
    title: words.interviewTitle,
    status: 'SCHEDULED',
    scheduledAt: begin.add({ hours: 48 }).toString(),
    externalRef: { source: 'ats', remoteId: words.interviewExternalId },
  });
  const { id: timelineId } = await org.mutate('setTimeline', {
    applicationId: first,
    decisionDate: '2026-12-04',
    note: words.note,
    internalNote: words.internalNote,
  });

  // Refused at first, in words that repeat the address; the candidate sleeps while it is settled.
  at(0, 12 * 60);
  app.mail.behave({ at: 'rcpt', does: { reply: `451 4.7.1 <${words.address}>: try again` } });
  await app.settle();
  app.mail.behave([]);
  at(0, 12 * 60 + 5);
  await app.settle();

  at(1);
  await org.mutate('moveDecisionDate', {
    timelineId,
    decisionDate: '2026-12-09',
    reason: 'INTERVIEWS_CONTINUING',
    note: words.moveNote,
    internalNote: words.internalNote,
  });
  at(1, 12 * 60);
  await app.settle();
  at(2, 12 * 60);
  await app.settle();
  // By their page, and their recruiter by the link of a morning.
  await sendFollowUp(app, words.address, { act: 'THANK_YOU', message: words.followUp });
  await sendForm(app, `${firstOf(linksTo(app, 'status', words.address))}/details`, 'calendar', { sure: 'yes' });
  at(6);
  await app.app.get(Digests).run();
  await app.settle();
  await answerByLink(app, firstOf(linksTo(app, 'answer', words.name)));
  // The date passes, and they are told at noon of the second day after it.
  at(9, 15 * 60);
  await app.settle();
  await comeBack(app, org, first);
  await org.mutate('logContact', { applicationId: first, channel: 'PHONE', internalNote: words.contactNote });
  const again = await apply({});
  await org.mutate('withdrawApplication', { applicationId: again, internalNote: words.turnNote });
  await org.mutate('reopenApplication', { applicationId: again });

  const third = await apply({});
  await org.mutate('setTimeline', { applicationId: third, decisionDate: '2026-12-21' });
  await org.mutate('recordDecision', { applicationId: third, outcome: 'REJECTED', note: words.outcomeNote });
  at(9, 15 * 60 + 15);
  await app.mail.refuseConnections();
  await app.settle();
  at(10);

  // A member has to let this one leave.
  const waiting = await apply({});
  const { data } = await org.graphql('query($id: ID!) { application(id: $id) { job { id } } }', { id: waiting });
  await org.graphql('mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { __typename } }', {
    input: { jobId: data.application.job.id, rules: { approval: { mode: 'REQUIRED' } } },
  });
  await org.mutate('setTimeline', { applicationId: waiting, decisionDate: '2026-12-18', note: words.draftNote });
  at(10, 15);
  await app.settle();
  const told = await org.graphql(
    'query($id: ID!) { application(id: $id) { communications { message { id status } } } }',
    { id: waiting },
  );
  const [{ message }] = told.data.application.communications.filter(
    (each: { message: { status: string } | null }) => each.message?.status === 'WAITING',
  );
  await org.graphql('mutation($input: EditMessageInput!) { editMessage(input: $input) { __typename } }', {
    input: { messageId: message.id, note: words.editedNote },
  });

  const second = await apply({});
  await org.mutate('setTimeline', {
    applicationId: second,
    decisionDate: '2026-12-18',
    note: words.note,
    internalNote: words.internalNote,
  });
  await tellOfCandidate(app, org, externalRef.remoteId);
  await app.mail.acceptConnections();
  await syncedAgain(org, externalRef);
  return { candidateId, applicationIds: [first, second, third], timelineId, externalRef };
}
