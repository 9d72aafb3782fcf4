import type { Script } from '../mail-server/faults.js';
import { sendFollowUp } from '../page-visits.js';
import { relayPassword, relayUser } from '../relay-server.js';
import { providerBeside } from './issuer.js';
import { receiverBeside } from './receiver.js';
import type { Ref, Scene } from './scene.js';
import { sentDelivery, sentFile } from './sent-by-ats.js';

export type Kind =
  | 'organization'
  | 'recruiter'
  | 'member'
  | 'apiKey'
  | 'caller'
  | 'identityProvider'
  | 'job'
  | 'candidate'
  | 'application'
  | 'interview'
  | 'timeline'
  | 'held'
  | 'bulkMove'
  | 'decided'
  | 'toldCandidate'
  | 'withdrawn'
  | 'message'
  | 'deadMessage'
  | 'followedUp'
  | 'followUp'
  | 'otherOffer'
  | 'notification'
  | 'relay'
  | 'sendingDomain'
  | 'suppression'
  | 'template'
  | 'atsIntegration'
  | 'atsWord'
  | 'heldRow'
  | 'atsDelivery'
  | 'atsImport'
  | 'webhookEndpoint'
  | 'calendarFeed'
  | 'webhookDelivery'
  | 'event';

/** How one row of each kind is made in a scene. Whoever adds an operation on another kind of row adds it here. */
export const makers: Readonly<Record<Kind, (scene: Scene) => Promise<string>>> = {
  organization: async ({ app }) => (await app.organization()).id,
  recruiter: (scene) => member(scene, 'RECRUITER'),
  member: (scene) => member(scene, 'VIEWER'),
  apiKey: (scene) =>
    scene.make(
      'createApiKey',
      { name: scene.text('key'), scopes: ['READS'] },
      '... on MintedApiKey { apiKey { id } }',
      'apiKey.id',
    ),
  // The key by which everything in the scene is done.
  caller: (scene) => scene.find('viewer { actorId }', 'viewer.actorId'),
  identityProvider: async (scene) => {
    const input = { issuer: (await providerBeside(scene.app)).issuer, audience: audienceOf(scene) };
    return await scene.make('registerIdentityProvider', input, '... on IdentityProvider { id }', 'id');
  },
  job: async (scene) =>
    await row(scene, 'Job', {
      title: scene.text('job'),
      recruiterId: await scene.id('recruiter'),
      hiringManagerId: scene.options.hiringManagerId,
      externalRef: scene.ref('job'),
    }),
  candidate: (scene) =>
    row(scene, 'Candidate', {
      fullName: scene.text('candidate'),
      email: scene.address(),
      externalRef: scene.ref('candidate'),
    }),
  application: async (scene) =>
    await row(scene, 'Application', {
      jobId: await scene.id('job'),
      candidateId: await scene.id('candidate'),
      stage: scene.text('stage'),
      externalRef: scene.ref('application'),
    }),
  interview: async (scene) => {
    const input = {
      applicationId: await scene.id('application'),
      title: scene.text('interview'),
      status: 'SCHEDULED',
      scheduledAt: scene.now(),
      externalRef: scene.ref('interview'),
    };
    return await scene.make('recordInterview', input, '... on Interview { id }', 'id');
  },
  timeline: async (scene) => await timelineOf(scene, await scene.id('application')),
  held: async (scene) => {
    const timelineId = await timelineOf(scene, await applicationOf(scene));
    const input = { timelineId, reason: 'SCHEDULING', until: scene.day(12) };
    return await scene.make('holdTimeline', input, '... on Timeline { id }', 'id');
  },
  bulkMove: async (scene) => {
    await scene.id('timeline');
    const [jobId, applicationId] = [await scene.id('job'), await scene.id('application')];
    const move = { jobId, applicationIds: [applicationId], decisionDate: scene.day(9), reason: 'SCHEDULING' };
    const select = '... on BulkMove { id previewToken }';
    const previewToken = await scene.make('moveDecisionDatesOfJob', move, select, 'previewToken');
    return await scene.make('moveDecisionDatesOfJob', { ...move, dryRun: false, previewToken }, select, 'id');
  },
  // An application that is decided, and the candidate told.
  decided: async (scene) => await decidedOf(scene, await applicationOf(scene, { externalRef: scene.ref('decided') })),
  toldCandidate: async (scene) => {
    const id = await scene.id('decided');
    return await scene.find(`application(id: "${id}") { candidate { id } }`, 'application.candidate.id');
  },
  withdrawn: async (scene) => {
    const applicationId = await applicationOf(scene, { externalRef: scene.ref('withdrawn') });
    const input = { applicationId, internalNote: scene.text('internal note') };
    return await scene.make('withdrawApplication', input, '... on Application { id }', 'id');
  },
  // One that waits for a member, of a job of which messages do. Before it stands the decision that it tells.
  message: async (scene) => {
    const jobId = await jobOf(scene);
    const rules = { approval: { mode: 'REQUIRED' } };
    await scene.make(
      'updatePolicy',
      { jobId, rules },
      '... on PolicyChange { policy { effectiveFrom } }',
      'policy.effectiveFrom',
    );
    const id = await decidedOf(scene, await applicationOf(scene, { jobId }));
    return await scene.find(
      `application(id: "${id}") { communications { message { id } } }`,
      'application.communications.1.message.id',
    );
  },
  // A decision to an address that was refused for good, and to which mails may be sent again.
  deadMessage: async (scene) => {
    scene.app.mail.behave(refusesGone);
    const email = `${gone}${scene.address()}`;
    await decidedOf(scene, await applicationOf(scene, { email }));
    const query = `suppressions(address: "${email}") { nodes { causedBy { id } } }`;
    const id = await scene.find(query, 'suppressions.nodes.0.causedBy.id');
    await scene.make('releaseSuppression', { address: email }, '... on Suppression { id }', 'id');
    return id;
  },
  // The application of a candidate who was told something and sends something by their page.
  followedUp: (scene) => followedUpOf(scene, { act: 'STILL_INTERESTED', message: scene.text('follow-up') }),
  followUp: async (scene) => await followUpOf(scene, await scene.id('followedUp')),
  otherOffer: async (scene) =>
    await followUpOf(scene, await followedUpOf(scene, { act: 'COMPETING_OFFER', deadline: scene.day(20) })),
  notification: async (scene) => {
    const id = await scene.id('decided');
    return await scene.find(
      `application(id: "${id}") { notifications { nodes { id } } }`,
      'application.notifications.nodes.0.id',
    );
  },
  // Of an address that the mail server refuses for good.
  suppression: async (scene) => {
    scene.app.mail.behave(refusesGone);
    await decidedOf(scene, await applicationOf(scene, { email: goneAddress(scene) }));
    return await scene.find(
      `suppressions(address: "${goneAddress(scene)}") { nodes { id } }`,
      'suppressions.nodes.0.id',
    );
  },
  // Known by its kind and language: it has no id.
  template: (scene) =>
    scene.make(
      'updateTemplate',
      { kind: 'TIMELINE_SET', locale: 'en', subject: scene.text('subject') },
      '... on TemplateChange { template { kind } }',
      'template.kind',
    ),
  relay: (scene) => scene.make('setRelay', relayOf(scene), '... on Relay { id }', 'id'),
  atsIntegration: (scene) => atsIntegrationOf(scene),
  atsWord: async (scene) => {
    const input = { atsIntegrationId: await scene.id('atsIntegration'), kind: 'STAGE', word: scene.text('word') };
    return await scene.make('setAtsWord', { ...input, meaning: scene.text('meaning') }, '... on AtsWord { id }', 'id');
  },
  // An interview of an application that has not come.
  heldRow: async (scene) => {
    const atsIntegrationId = await scene.id('atsIntegration');
    // Of a status that means nothing here.
    await syncedRow(scene, 'syncJobs', { title: scene.text('job'), status: scene.text('status') });
    const interview = { remoteId: scene.text('interview'), applicationRemoteId: scene.text('application') };
    const select = '... on SyncedRows { results { status } }';
    await scene.make('syncInterviews', { atsIntegrationId, rows: [interview] }, select, 'results.0.status');
    return await scene.find(
      `heldRows(atsIntegrationId: "${atsIntegrationId}") { nodes { id } }`,
      'heldRows.nodes.0.id',
    );
  },
  atsDelivery: (scene) => sentDelivery(scene),
  atsImport: (scene) => sentFile(scene),
  webhookEndpoint: async (scene) => {
    const headers = [{ name: 'X-Scene', value: scene.mark }];
    const input = { url: await receiverBeside(scene.app), description: scene.text('endpoint'), headers };
    const select = '... on WebhookEndpointWithSecret { webhookEndpoint { id } }';
    return await scene.make('createWebhookEndpoint', input, select, 'webhookEndpoint.id');
  },
  calendarFeed: async (scene) => {
    const select = '... on CalendarFeedWithUrl { calendarFeed { id } }';
    return await scene.make('createCalendarFeed', { memberId: await scene.id('recruiter') }, select, 'calendarFeed.id');
  },
  // Of an application that was made after its endpoint.
  webhookDelivery: async (scene) => {
    const id = await scene.id('webhookEndpoint');
    await applicationOf(scene);
    await scene.app.settle();
    const query = `node(id: "${id}") { ... on WebhookEndpoint { deliveries(first: 1) { nodes { id } } } }`;
    return await scene.find(query, 'node.deliveries.nodes.0.id');
  },
  event: async (scene) => {
    await scene.id('application');
    await scene.app.settle();
    return await scene.find('events(first: 1) { nodes { id } }', 'events.nodes.0.id');
  },
  // Verified, and what mails are from.
  sendingDomain: async (scene) => {
    const domain = domainOf(scene);
    const proof = '... on SendingDomain { id records { value } }';
    const value = await scene.make('addSendingDomain', { domain }, proof, 'records.0.value');
    scene.app.dns.names.set(`_followthrough.${domain}`, { txt: [[value]] });
    const id = await scene.make('addSendingDomain', { domain }, proof, 'id');
    await scene.make('verifySendingDomain', { sendingDomainId: id }, proof, 'id');
    const sender = { fromAddress: `jobs@${domain}`, fromName: scene.text('sender') };
    await scene.make('setSender', sender, '... on SenderChange { sender { fromAddress } }', 'sender.fromAddress');
    return id;
  },
};

export const kinds = Object.keys(makers) as readonly Kind[];

/** Rows that belong to a job, and so to those who recruit and decide for it. */
export const ofJobs: ReadonlySet<Kind> = new Set([
  'job',
  'application',
  'interview',
  'timeline',
  'held',
  'decided',
  'withdrawn',
  'message',
  'deadMessage',
  'followUp',
  'otherOffer',
]);

/** What an ID of this name stands for. The `id` of a query stands for what the query returns. */
export const kindByName: Readonly<Record<string, Kind>> = {
  organizationId: 'organization',
  recruiterId: 'recruiter',
  hiringManagerId: 'recruiter',
  successorId: 'recruiter',
  memberId: 'member',
  apiKeyId: 'apiKey',
  identityProviderId: 'identityProvider',
  jobId: 'job',
  candidateId: 'candidate',
  applicationId: 'application',
  actorId: 'caller',
  subjectId: 'application',
  interviewId: 'interview',
  timelineId: 'timeline',
  bulkMoveId: 'bulkMove',
  messageId: 'message',
  followUpId: 'followUp',
  notificationId: 'notification',
  relayId: 'relay',
  sendingDomainId: 'sendingDomain',
  atsIntegrationId: 'atsIntegration',
  atsWordId: 'atsWord',
  heldRowId: 'heldRow',
  atsDeliveryId: 'atsDelivery',
  atsImportId: 'atsImport',
  rowId: 'candidate',
  webhookEndpointId: 'webhookEndpoint',
  calendarFeedId: 'calendarFeed',
  webhookDeliveryId: 'webhookDelivery',
  eventId: 'event',
};

/** Where an operation needs a row that is in some state. */
export const kindsOfOperations: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  correctDecision: { applicationId: 'decided' },
  reopenApplication: { applicationId: 'withdrawn' },
  resumeTimeline: { timelineId: 'held' },
  redriveMessages: { messageId: 'deadMessage' },
  openCompetingOffer: { followUpId: 'otherOffer' },
  followUps: { applicationId: 'followedUp' },
  notifications: { applicationId: 'decided', candidateId: 'toldCandidate' },
  // Of any kind: each is looked for in a test of its own.
  node: { nodeId: 'job' },
};

const gone = 'gone.';
const refusesGone: Script = ({ at, to }) =>
  at === 'rcpt' && to.at(-1)?.startsWith(gone) ? { reply: '550 5.1.1 no such user' } : undefined;

/** The address of the scene at which nobody is any more. */
export function goneAddress({ mark }: Scene): string {
  return `${gone}${mark}@example.test`;
}

/** The audience of the scene's identity provider. */
export function audienceOf(scene: Scene): string {
  return `${scene.mark} audience`;
}

/** A domain that is the scene's alone. */
export function domainOf({ mark }: Scene): string {
  return `${mark.toLowerCase()}.example`;
}

/** A relay that works. */
export function relayOf(scene: Scene): Record<string, unknown> {
  const { relay } = scene.app;
  if (relay === undefined) throw new Error('a scene with a relay needs an app that was started with one');
  const login = { username: relayUser, password: relayPassword };
  return { host: 'localhost', port: relay.port, ...login, fromName: scene.text('relay') };
}

function row(scene: Scene, type: string, input: Record<string, unknown>): Promise<string> {
  return scene.make(`create${type}`, input, `... on ${type} { id }`, 'id');
}

function atsIntegrationOf(scene: Scene): Promise<string> {
  const input = { vendor: 'GENERIC', source: scene.text('source'), name: scene.text('connection') };
  return scene.make('createAtsIntegration', input, '... on AtsIntegration { id }', 'id');
}

/** A row of the scene's connection, made there; its id in the other system. */
export async function syncedRow(
  scene: Scene,
  mutation: 'syncJobs' | 'syncCandidates' | 'syncApplications',
  row: Record<string, unknown>,
): Promise<string> {
  const remoteId = scene.text('remote');
  const input = { atsIntegrationId: await scene.id('atsIntegration'), rows: [{ remoteId, ...row }] };
  await scene.make(mutation, input, '... on SyncedRows { results { id: rowId } }', 'results.0.id');
  return remoteId;
}

function member(scene: Scene, role: string): Promise<string> {
  const input = { fullName: scene.text('member'), email: scene.address(), externalId: scene.text('external'), role };
  return scene.make('inviteMember', input, '... on Member { id }', 'id');
}

/** Another job of the scene. */
async function jobOf(scene: Scene): Promise<string> {
  const [recruiterId, { hiringManagerId }] = [await scene.id('recruiter'), scene.options];
  return await row(scene, 'Job', { title: scene.text('job'), recruiterId, hiringManagerId });
}

/** Another application, of a candidate of its own. */
async function applicationOf(
  scene: Scene,
  options: { jobId?: string; email?: string; externalRef?: Ref } = {},
): Promise<string> {
  const { jobId = await scene.id('job'), email = scene.address(), externalRef } = options;
  const candidateId = await row(scene, 'Candidate', { fullName: scene.text('candidate'), email });
  return await row(scene, 'Application', { jobId, candidateId, stage: scene.text('stage'), externalRef });
}

/** The references of four more rows: one of each kind that may carry one. */
export async function makeSpareRows(scene: Scene): Promise<Ref[]> {
  const refs = Array.from({ length: 4 }, () => scene.freshRef());
  const [ofJob, ofCandidate, ofApplication, ofInterview] = refs;
  const jobId = await row(scene, 'Job', { title: scene.text('job'), externalRef: ofJob });
  const candidate = { fullName: scene.text('candidate'), email: scene.address(), externalRef: ofCandidate };
  const candidateId = await row(scene, 'Candidate', candidate);
  const application = { jobId, candidateId, stage: scene.text('stage'), externalRef: ofApplication };
  const interview = {
    applicationId: await row(scene, 'Application', application),
    title: scene.text('interview'),
    status: 'SCHEDULED',
    scheduledAt: scene.now(),
    externalRef: ofInterview,
  };
  await scene.make('recordInterview', interview, '... on Interview { id }', 'id');
  return refs;
}

async function timelineOf(scene: Scene, applicationId: string): Promise<string> {
  const words = { note: scene.text('note'), internalNote: scene.text('internal note') };
  const input = { applicationId, decisionDate: scene.day(7), ...words };
  return await scene.make('setTimeline', input, '... on Timeline { id }', 'id');
}

/** The same application, decided, after all that follows from that. */
async function followedUpOf(scene: Scene, given: Readonly<Record<string, string>>): Promise<string> {
  const email = scene.address();
  const applicationId = await applicationOf(scene, { email });
  const decision = { applicationId, outcome: 'ADVANCED', tellCandidate: 'NOW' };
  await scene.make('recordDecision', decision, '... on Application { id }', 'id');
  await scene.app.settle();
  const { now } = scene.app.clock;
  await sendFollowUp(scene.app, email, given);
  // Other rows are of the same hour.
  scene.app.clock.set(now.toString());
  return applicationId;
}

async function followUpOf(scene: Scene, applicationId: string): Promise<string> {
  const query = `followUps(filter: { applicationId: "${applicationId}" }) { nodes { id } }`;
  return await scene.find(query, 'followUps.nodes.0.id');
}

async function decidedOf(scene: Scene, applicationId: string): Promise<string> {
  const decision = { applicationId, outcome: 'REJECTED', note: scene.text('note') };
  const id = await scene.make('recordDecision', decision, '... on Application { id }', 'id');
  await scene.app.settle();
  return id;
}
