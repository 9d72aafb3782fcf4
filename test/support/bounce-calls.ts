import { expect } from '@jest/globals';
import { failureReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService } from '../../src/delivery/index.js';
import type { TestApp } from './test-app.js';
import type { TestOrganization } from './test-organization.js';

/** The mailbox is not there any more. */
export const gone = failureReport('UNKNOWN_USER', { answer: '550 5.1.1 no such user', text: null });

interface Surroundings {
  readonly app: TestApp;
  readonly org: TestOrganization;
  readonly applicationId: string;
  readonly candidateId: string;
  readonly timelineId: string;
}

/** Moves the date of one application, lets its mails come back, and reads what that did. */
export function bounceCalls(the: () => Surroundings) {
  const settled = async () => {
    the().app.clock.advance({ minutes: 10 });
    await the().app.settle();
  };
  const move = (decisionDate: string) =>
    the().org.mutate('moveDecisionDate', { timelineId: the().timelineId, decisionDate, reason: 'SCHEDULING' });
  const bounce = async (messageId: string, how = gone) => {
    const known = await the().app.app.get(BouncesService).take(messageId, how);
    await the().app.settle();
    return known;
  };
  const mailsTo = (recipient: string) => the().app.mail.received.filter((mail) => mail.envelope.to.includes(recipient));
  const state = async () => {
    const { data, errors } = await the().org.graphql(
      `query($id: ID!) { application(id: $id) { untoldDecision timeline { disclosedDate decisionDate status }
         notifications { nodes { kind decision withheldBecause } }
         messages { nodes { id kind status toAddress bouncedAt bounceClass bounceAnswer bounceReport failure } } } suppressions { nodes { address reason } } }`,
      { id: the().applicationId },
    );
    expect(errors).toBeUndefined();
    return { ...data.application, suppressions: data.suppressions.nodes };
  };
  const lastMessage = async (kind: string) =>
    (await state()).messages.nodes.find((message: { kind: string }) => message.kind === kind);
  const correct = (email: string) => the().org.mutate('updateCandidate', { candidateId: the().candidateId, email });

  return { settled, move, bounce, mailsTo, state, lastMessage, correct };
}
