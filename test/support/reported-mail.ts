import type { TestApp } from './test-app.js';
import type { TestOrganization } from './test-organization.js';

/** A mail that a candidate was sent, and what can become of it when a provider reports on it. */
export interface ReportedMail {
  readonly messageId: string;
  readonly address: string;
  /** What follows from reports. */
  state(): Promise<{
    disclosedDate: string;
    bounceAnswer: string | null;
    suppressions: readonly { address: string; reason: string }[];
    /** How many mails the recruiter got. */
    told: number;
  }>;
}

let count = 0;

/** Tells a candidate that their date moved from the 4th to the 11th, and lets the mail server accept the mail. */
export async function sendMail(app: TestApp, org: TestOrganization): Promise<ReportedMail> {
  count += 1;
  const address = `reported-${count}@example.test`;
  const { id: applicationId } = await org.application({ candidate: { email: address } });
  const set = { applicationId, decisionDate: '2026-12-04', alreadyTold: true };
  const { id: timelineId } = await org.mutate('setTimeline', set);
  await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-11', reason: 'SCHEDULING' });
  app.clock.advance({ minutes: 10 });
  await app.settle();
  const told = () => app.mail.received.filter((mail) => mail.envelope.to.includes('rita@northwind.test')).length;
  const before = told();
  const query = `query($id: ID!) { application(id: $id) { timeline { disclosedDate } messages { nodes { id kind bounceAnswer } } }
    suppressions(includeReleased: false) { nodes { address reason } } }`;
  const read = async () => (await org.graphql(query, { id: applicationId })).data;
  const mailOf = (data: {
    application: { messages: { nodes: { id: string; kind: string; bounceAnswer: string }[] } };
  }) => data.application.messages.nodes.find(({ kind }) => kind === 'TIMELINE_EXTENDED');
  const messageId = mailOf(await read())?.id;
  if (messageId === undefined) throw new Error('no mail was sent');
  return {
    messageId,
    address,
    state: async () => {
      await app.settle();
      const data = await read();
      return {
        disclosedDate: data.application.timeline.disclosedDate,
        bounceAnswer: mailOf(data)?.bounceAnswer ?? null,
        suppressions: data.suppressions.nodes,
        told: told() - before,
      };
    },
  };
}
