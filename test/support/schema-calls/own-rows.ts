import { relayPassword, relayUser } from '../relay-server.js';
import type { Scene } from './scene.js';

export type Kind =
  | 'organization'
  | 'recruiter'
  | 'member'
  | 'apiKey'
  | 'job'
  | 'candidate'
  | 'application'
  | 'interview'
  | 'timeline'
  | 'decided'
  | 'message'
  | 'notification'
  | 'relay';

/** How one row of each kind is made in a scene. Whoever adds an operation on another kind of row adds it here. */
export const makers: Readonly<Record<Kind, (scene: Scene) => Promise<string>>> = {
  organization: async ({ app }) => (await app.organization()).id,
  recruiter: (scene) => member(scene, 'RECRUITER'),
  member: (scene) => member(scene, 'VIEWER'),
  apiKey: (scene) =>
    scene.make(
      'createApiKey',
      { name: scene.text('key'), scopes: ['reads'] },
      '... on MintedApiKey { apiKey { id } }',
      'apiKey.id',
    ),
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
    const select = '... on Application { interviews { id } }';
    const input = {
      applicationId: await scene.id('application'),
      title: scene.text('interview'),
      status: 'SCHEDULED',
      scheduledAt: scene.now(),
      externalRef: scene.ref('interview'),
    };
    return await scene.make('recordInterview', input, select, 'interviews.0.id');
  },
  timeline: async (scene) => {
    const input = {
      applicationId: await scene.id('application'),
      decisionDate: scene.day(7),
      note: scene.text('note'),
      internalNote: scene.text('internal note'),
    };
    return await scene.make('setTimeline', input, '... on Timeline { id }', 'id');
  },
  // An application that is decided, and the candidate told.
  decided: async (scene) => {
    const candidateId = await row(scene, 'Candidate', { fullName: scene.text('decided'), email: scene.address() });
    const jobId = await scene.id('job');
    const id = await row(scene, 'Application', { jobId, candidateId, stage: scene.text('stage') });
    const decision = { applicationId: id, outcome: 'REJECTED', note: scene.text('note') };
    await scene.make('recordDecision', decision, '... on Application { id }', 'id');
    await scene.app.settle();
    return id;
  },
  message: (scene) => firstOf(scene, 'messages'),
  notification: (scene) => firstOf(scene, 'notifications'),
  relay: (scene) => scene.make('setRelay', relayOf(scene), '... on Relay { id }', 'id'),
};

export const kinds = Object.keys(makers) as readonly Kind[];

/** Rows that belong to a job, and so to those who recruit and decide for it. */
export const ofJobs: ReadonlySet<Kind> = new Set(['job', 'application', 'interview', 'timeline', 'message']);

/** What an ID of this name stands for. The `id` of a query stands for what the query returns. */
export const kindByName: Readonly<Record<string, Kind>> = {
  organizationId: 'organization',
  recruiterId: 'recruiter',
  hiringManagerId: 'recruiter',
  successorId: 'recruiter',
  memberId: 'member',
  apiKeyId: 'apiKey',
  jobId: 'job',
  candidateId: 'candidate',
  applicationId: 'application',
  interviewId: 'interview',
  timelineId: 'timeline',
  messageId: 'message',
  notificationId: 'notification',
  relayId: 'relay',
};

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

function member(scene: Scene, role: string): Promise<string> {
  const input = { fullName: scene.text('member'), email: scene.address(), externalId: scene.text('external'), role };
  return scene.make('inviteMember', input, '... on Member { id }', 'id');
}

async function firstOf(scene: Scene, list: 'messages' | 'notifications'): Promise<string> {
  const id = await scene.id('decided');
  const { data } = await scene.org.graphql(`{ application(id: "${id}") { ${list} { nodes { id } } } }`);
  return data.application[list].nodes[0].id;
}
