import { expect } from '@jest/globals';
import type { TestApp } from './test-app.js';
import type { TestOrganization } from './test-organization.js';

interface Surroundings {
  readonly app: TestApp;
  readonly org: TestOrganization;
  readonly applicationId: string;
  /** The candidate's. */
  readonly address: string;
}

/** What is done about one application until it ends, and what became of it. */
export function endingCalls(the: () => Surroundings) {
  const promise = (more: Record<string, unknown> = {}) =>
    the().org.mutate('setTimeline', {
      applicationId: the().applicationId,
      decisionDate: '2026-12-04',
      alreadyTold: true,
      ...more,
    });
  const mails = () => the().app.mail.received.filter((mail) => mail.envelope.to.includes(the().address));
  const settleAt = async (now: string) => {
    the().app.clock.set(now);
    await the().app.settle();
  };
  const act = (name: string, more: Record<string, unknown> = {}) =>
    the().org.mutate(name, { applicationId: the().applicationId, ...more });
  const state = async (id = the().applicationId) => {
    const { data, errors } = await the().org.graphql(
      `query($id: ID!) { application(id: $id) {
        status untoldDecision lastContactAt outcome { kind reason toldAt }
        contacts { channel at toldDate toldDecision internalNote } turns { kind internalNote }
        timeline { id status disclosedDate silentSince revisions { kind } }
        notifications { nodes { kind decision withheldBecause } } messages { nodes { kind status cancelledBecause } } } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    return data.application;
  };
  const records = async () =>
    (await state()).notifications.nodes.map(({ kind, decision, withheldBecause }: Record<string, string>) => [
      kind,
      withheldBecause ?? decision,
    ]);

  const approveWaiting = async () => {
    const { data } = await the().org.graphql('{ messages(first: 50) { nodes { id status toAddress } } }');
    const waits = data.messages.nodes.find(
      (message: Record<string, string>) => message['status'] === 'WAITING' && message['toAddress'] === the().address,
    );
    await the().org.graphql('mutation($input: ApproveMessageInput!) { approveMessage(input: $input) { __typename } }', {
      input: { messageId: waits.id },
    });
    await the().app.settle();
  };

  return { promise, mails, settleAt, act, state, records, approveWaiting };
}
