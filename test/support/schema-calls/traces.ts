import { Digests } from '../../../src/notifications/index.js';
import { AuditChain } from '../../../src/platform/audit/audit-chain.js';
import { connectAts } from '../ats/connections.js';
import { createJob, keyedRequests } from '../keyed-requests.js';
import { answerByLink, linksTo } from '../page-visits.js';
import type { Scene } from './scene.js';

/**
 * Leaves rows that no ID of the API names: of a conversation, of a request sent under a key, of a member's digest, of two
 * candidates who are one, of the chain of the audit log.
 */
export async function leaveTraces(scene: Scene): Promise<void> {
  const { app, org } = scene;
  await app.app.get(AuditChain).run();
  const contact = {
    applicationId: await scene.id('application'),
    channel: 'PHONE',
    internalNote: scene.text('contact'),
  };
  await scene.make('logContact', contact, '... on Application { id }', 'id');
  await mergeTwo(scene);
  const send = await keyedRequests(app, org);
  const { status } = await send(scene.mark, createJob(scene.text('job')));
  if (status !== 200) throw new Error(`a request under a key was answered ${status}`);
  // To the next morning.
  app.clock.advance({ hours: 23 });
  await app.app.get(Digests).run();
  await app.settle();
  await answerADigest(scene);
}

/** By a link in it about an application that goes on. */
async function answerADigest({ app, mark }: Scene): Promise<void> {
  for (const link of linksTo(app, 'answer', mark)) {
    const { text } = await app.http.get(link);
    if (text.includes('value="preview"')) return await answerByLink(app, link);
  }
}

/** As another system tells it. */
async function mergeTwo(scene: Scene): Promise<void> {
  const atsIntegrationId = await connectAts(scene.org, 'GREENHOUSE', { source: scene.mark });
  const person = (remoteId: string) => ({ remoteId, fullName: scene.text('merged'), email: scene.address() });
  for (const rows of [[person('m1'), person('m2')], [{ remoteId: 'm1', mergedIntoRemoteId: 'm2' }]])
    await scene.make(
      'syncCandidates',
      { atsIntegrationId, rows },
      '... on SyncedRows { results { remoteId } }',
      'results.0.remoteId',
    );
}
