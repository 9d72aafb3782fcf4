import { Digests } from '../../../src/notifications/index.js';
import { AuditChain } from '../../../src/platform/audit/audit-chain.js';
import { createJob, keyedRequests } from '../keyed-requests.js';
import { answerByLink } from '../page-visits.js';
import type { Scene } from './scene.js';

/**
 * Leaves rows that no ID of the API names: of a conversation, of a request sent under a key, of a member's digest, of the
 * chain of the audit log.
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
  const send = await keyedRequests(app, org);
  const { status } = await send(scene.mark, createJob(scene.text('job')));
  if (status !== 200) throw new Error(`a request under a key was answered ${status}`);
  // To the next morning.
  app.clock.advance({ hours: 23 });
  await app.app.get(Digests).run();
  await app.settle();
  await answerADigest(scene);
}

/** By the link in it, about the first application that it brings. */
async function answerADigest({ app }: Scene): Promise<void> {
  const mail = app.mail.received.findLast(({ parsed }) => parsed.text?.includes('/answer/'));
  const [address = ''] = mail?.envelope.to ?? [];
  const [, applicationId = ''] = /\/answer\/[\w-]{43}\/([\w-]{36})/.exec(mail?.parsed.text ?? '') ?? [];
  await answerByLink(app, address, { [`answer-${applicationId}`]: 'CALLED' });
}
