import type { Values } from './arguments.js';
import { providerBeside } from './issuer.js';
import { audienceOf, domainOf, goneAddress, relayOf, syncedRow } from './own-rows.js';
import { receiverBeside } from './receiver.js';
import type { Scene } from './scene.js';

/** What single operations need beyond what their types say. */
export const overrides: Readonly<Record<string, Values>> = {
  // A new one.
  recordInterview: {
    input: { title: (scene: Scene) => scene.text('title'), scheduledAt: (scene: Scene) => scene.now() },
  },
  // Without one it shows an example, which is nobody's.
  previewMessage: { input: { applicationId: (scene: Scene) => scene.id('application') } },
  // It is found by one of two, and only one of them names a row by its type.
  member: { id: (scene: Scene) => scene.id('member') },
  // Which are meant is said in one of two ways.
  redriveMessages: { input: { messageIds: async (scene: Scene) => [await scene.id('deadMessage')] } },
  releaseSuppression: { input: { address: suppressed } },
  // Their successor is looked for only if they have jobs.
  removeMember: { input: { memberId: memberWithJob, successorId: (scene: Scene) => scene.id('recruiter') } },
  // One that was changed before.
  template: { kind: (scene: Scene) => scene.id('template') },
  revertTemplate: { input: { kind: (scene: Scene) => scene.id('template') } },
  // Some words, whichever.
  updateTemplate: { input: { closing: (scene: Scene) => scene.text('closing') } },
  // A token that the provider has issued for its audience.
  verifyIdentityProvider: { input: { token: proofOfAudience } },
  // Any year with a calendar.
  holidays: { year: () => 2026 },
  // A mail server that takes mail.
  setRelay: { input: relayOf },
  // One of each source.
  createAtsIntegration: { input: { source: (scene: Scene) => scene.text('source') } },
  setAtsWord: { input: { kind: 'STAGE', meaning: (scene: Scene) => scene.text('meaning') } },
  syncJobs: { input: { rows: { title: (scene: Scene) => scene.text('title') } } },
  syncCandidates: {
    input: { rows: { fullName: (scene: Scene) => scene.text('name'), email: (scene: Scene) => scene.address() } },
  },
  syncApplications: { input: { rows: { candidateRemoteId: syncedCandidate, jobRemoteId: syncedJob } } },
  syncInterviews: {
    input: {
      rows: {
        applicationRemoteId: syncedApplication,
        status: 'scheduled',
        scheduledAt: (scene: Scene) => scene.now(),
      },
    },
  },
  // A connection without a connector of its own has no API that is asked.
  updateAtsInbox: { input: { signature: 'HMAC', mapping: '{"job":{"remoteId":"/no"}}' } },
  removeAtsSecret: { input: { label: setSecret } },
  // A receiver that answers.
  createWebhookEndpoint: { input: { url: ({ app }: Scene) => receiverBeside(app) } },
  addSendingDomain: { input: { domain: domainOf } },
  // Of a domain that DNS vouches for.
  setSender: { input: { fromAddress: addressOfDomain } },
};

function syncedJob(scene: Scene): Promise<string> {
  return syncedRow(scene, 'syncJobs', { title: scene.text('job') });
}

function syncedCandidate(scene: Scene): Promise<string> {
  return syncedRow(scene, 'syncCandidates', { fullName: scene.text('candidate'), email: scene.address() });
}

async function syncedApplication(scene: Scene): Promise<string> {
  const row = { candidateRemoteId: await syncedCandidate(scene), jobRemoteId: await syncedJob(scene) };
  return await syncedRow(scene, 'syncApplications', row);
}

async function setSecret(scene: Scene): Promise<string> {
  const atsIntegrationId = await scene.id('atsIntegration');
  const label = scene.text('label');
  await scene.make('rotateAtsSecret', { atsIntegrationId, label }, '... on AtsInboxWithSecret { secret }', 'secret');
  return label;
}

async function proofOfAudience(scene: Scene): Promise<string> {
  const provider = await providerBeside(scene.app);
  return await provider.proof(audienceOf(scene), Math.floor(scene.app.clock.now.epochMilliseconds / 1_000));
}

async function memberWithJob(scene: Scene): Promise<string> {
  const recruiterId = await scene.id('member');
  const input = { title: scene.text('job'), recruiterId };
  await scene.make('createJob', input, '... on Job { id }', 'id');
  return recruiterId;
}

async function addressOfDomain(scene: Scene): Promise<string> {
  await scene.id('sendingDomain');
  return `hiring@${domainOf(scene)}`;
}

async function suppressed(scene: Scene): Promise<string> {
  await scene.id('suppression');
  return goneAddress(scene);
}
