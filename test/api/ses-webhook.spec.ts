import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BounceAddresses } from '../../src/delivery/bounce/bounce-address.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { whileAway } from '../support/database-away.js';
import { type ReportedMail, sendMail } from '../support/reported-mail.js';
import { certificateUrl, signed, snsHost, startSns, subscribeUrl, type TestSns, topicArn } from '../support/sns.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';
const bounceKey = 'k'.repeat(32);
const addresses = new BounceAddresses('bounces.example.test', bounceKey);
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('what Amazon SES tells by SNS of a mail', () => {
  let app: TestApp;
  let sns: TestSns;
  let org: TestOrganization;
  let mail: ReportedMail;

  beforeAll(async () => {
    app = await startTestApp({
      now: start,
      settings: {
        SES_TOPIC_ARN: topicArn,
        BOUNCE_DOMAIN: 'bounces.example.test',
        BOUNCE_KEY: bounceKey,
        OUTBOUND_ALLOW: '127.0.0.1',
      },
    });
    sns = await startSns(app);
  });
  afterAll(async () => {
    await sns.stop();
    await app.stop();
  });
  beforeEach(async () => {
    app.clock.set(start);
    sns.asked.length = 0;
    sns.answerWith(null);
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
    mail = await sendMail(app, org);
  });

  const post = async (message: unknown) => {
    const body = typeof message === 'string' ? message : JSON.stringify(message);
    // SNS calls its JSON so.
    return (await app.http.post('/webhooks/ses').set('content-type', 'text/plain; charset=UTF-8').send(body)).status;
  };
  // As in Amazon's documentation of SES, shortened.
  const bounce = (more: Record<string, unknown> = {}) => ({
    notificationType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [
        {
          emailAddress: mail.address,
          status: '5.1.1',
          action: 'failed',
          diagnosticCode: 'smtp; 550 5.1.1 no such user',
        },
      ],
      feedbackId: '00000138111222aa-33322211-cccc-cccc-cccc-ddddaaaa068a-000000',
    },
    mail: { source: addresses.of(mail.messageId), messageId: '00000138111222aa-33322211-000000' },
    ...more,
  });
  const complaint = (more: Record<string, unknown> = {}) => ({
    notificationType: 'Complaint',
    complaint: { complainedRecipients: [{ emailAddress: mail.address }], complaintFeedbackType: 'abuse', ...more },
    mail: { source: addresses.of(mail.messageId) },
  });
  const notification = (notice: unknown, fields: Record<string, string> = {}) =>
    signed({ Message: typeof notice === 'string' ? notice : JSON.stringify(notice), ...fields });
  /** As SES reports what says no more. */
  const bare = (bounceType: string, bounceSubType: string) => ({
    bounce: { bounceType, bounceSubType, bouncedRecipients: [{ emailAddress: mail.address }] },
  });
  const untouched = { disclosedDate: '2026-12-11', bounceAnswer: null, suppressions: [], told: 0 };
  const bounced = () => ({
    disclosedDate: '2026-12-04',
    bounceAnswer: '550 5.1.1 no such user',
    suppressions: [{ address: mail.address, reason: 'BOUNCED' }],
    told: 1,
  });
  const byMessageId = (id: string) => ({
    source: 'timelines@followthrough.localhost',
    commonHeaders: { messageId: id },
  });
  const ownId = () => `<${mail.messageId}@followthrough.localhost>`;

  it('takes back what it told if it came back, once, and asks for the certificate once', async () => {
    const posted = notification(bounce(), { Subject: 'Amazon SES Email Event Notification' });
    expect(await post(posted)).toBe(200);
    expect(await mail.state()).toEqual(bounced());
    expect(await post(posted)).toBe(200);
    expect(await post(notification(bounce(), { SignatureVersion: '1' }))).toBe(200);
    expect(await mail.state()).toEqual(bounced());
    expect(sns.asked).toEqual([certificateUrl]);
  });

  it.each([
    ['the Message-ID', () => ({ mail: byMessageId(ownId()) })],
    ['the headers', () => ({ mail: { headers: [{ name: 'Message-ID', value: ownId() }] } })],
    ['an event of a configuration set', () => ({ notificationType: undefined, eventType: 'Bounce' })],
  ])('is known by %s', async (_what, more) => {
    expect(await post(notification(bounce(more())))).toBe(200);
    expect(await mail.state()).toEqual(bounced());
  });

  it.each([
    ['Transient', 'MailboxFull', 'NOT_DELIVERED'],
    ['Transient', 'MessageTooLarge', 'NOT_DELIVERED'],
    ['Transient', 'ContentRejected', 'NOT_DELIVERED'],
    ['Undetermined', 'Undetermined', 'OTHER'],
  ])('takes back what it told if it says no more than its type: %s %s', async (type, subtype, bounceClass) => {
    expect(await post(notification(bounce(bare(type, subtype))))).toBe(200);
    expect(await mail.state()).toEqual({ ...bounced(), bounceAnswer: subtype, suppressions: [] });
    const query = `{ messages(first: 5) { nodes { id bounceClass } } }`;
    const { nodes } = (await org.graphql(query)).data.messages;
    expect(nodes.find(({ id }: { id: string }) => id === mail.messageId)).toMatchObject({ bounceClass });
  });

  it('takes back what it told if SES rejected it, for a virus', async () => {
    const rejected = { notificationType: undefined, eventType: 'Reject', reject: { reason: 'Bad content' } };
    expect(await post(notification(bounce(rejected)))).toBe(200);
    expect(await mail.state()).toEqual({ ...bounced(), bounceAnswer: 'Bad content', suppressions: [] });
  });

  it('suppresses nothing for good that is about us, or about the mail', async () => {
    for (const diagnosticCode of ['smtp; 550 5.7.26 the sender is unauthenticated', 'smtp; 552 5.2.2 Mailbox full']) {
      mail = await sendMail(app, org);
      const bouncedRecipients = [{ action: 'failed', status: '5.0.0', diagnosticCode }];
      expect(await post(notification(bounce({ bounce: { bounceType: 'Permanent', bouncedRecipients } })))).toBe(200);
      expect(await mail.state()).toMatchObject({ disclosedDate: '2026-12-04', suppressions: [] });
    }
  });

  it('suppresses the address of who complained, and not again after it was released', async () => {
    const posted = notification(complaint());
    expect(await post(posted)).toBe(200);
    const complained = { address: mail.address, reason: 'COMPLAINED' };
    expect(await mail.state()).toEqual({ ...untouched, suppressions: [complained], told: 1 });
    const release = `mutation { releaseSuppression(input: {address: "${mail.address}"}) { ... on Suppression { id } } }`;
    expect((await org.graphql(release)).errors).toBeUndefined();
    expect(await post(posted)).toBe(200);
    expect(await mail.state()).toEqual({ ...untouched, told: 1 });
  });

  it('counts what SES never sent, because somebody had complained before, as a mail that came back', async () => {
    expect(await post(notification(complaint({ complaintSubType: 'OnAccountSuppressionList' })))).toBe(200);
    expect(await mail.state()).toMatchObject({ disclosedDate: '2026-12-04', bounceAnswer: 'OnAccountSuppressionList' });
  });

  it('does not take the address for dead if the mailbox was only full', async () => {
    const full = { bounceType: 'Transient', bouncedRecipients: [{ action: 'failed', status: '4.2.2' }] };
    expect(await post(notification(bounce({ bounce: full })))).toBe(200);
    expect(await mail.state()).toEqual({ ...bounced(), bounceAnswer: '4.2.2', suppressions: [] });
  });

  it.each([
    ['a delivery', () => ({ notificationType: 'Delivery', delivery: {} })],
    ['a machine that answered', () => ({ bounce: { bounceType: 'Transient', bouncedRecipients: [{}] } })],
    ['a machine that answered, by its name', () => bare('Transient', 'General')],
    ['a kind that nobody knows', () => ({ notificationType: 'Open' })],
    ['one that is late', () => ({ notificationType: undefined, eventType: 'DeliveryDelay' })],
    ['a bounce of nothing', () => ({ bounce: undefined })],
    ['a mail of another system', () => ({ mail: { source: 'news@example.test' } })],
    ['a mail that nothing names', () => ({ mail: {} })],
    [
      'an address that was made up',
      () => ({ mail: { source: `bounces+${'0'.repeat(32)}.${'0'.repeat(20)}@bounces.example.test` } }),
    ],
    ['a Message-ID of another domain', () => ({ mail: byMessageId(`<${mail.messageId}@example.test>`) })],
    ['a Message-ID that is none', () => ({ mail: byMessageId(mail.messageId) })],
    ['a message of nobody', () => ({ mail: byMessageId(`<${newId()}@followthrough.localhost>`) })],
  ])('changes nothing of %s, and is not posted again', async (_what, more) => {
    expect(await post(notification(bounce(more())))).toBe(200);
    expect(await mail.state()).toEqual(untouched);
  });

  it('changes nothing if nobody complained, or if it says nothing', async () => {
    const noComplaint = ['not-spam', 'auth-failure', 'virus'].map((type) => complaint({ complaintFeedbackType: type }));
    for (const notice of [...noComplaint, 'Hello', 'null', '[]', '{}'])
      expect(await post(notification(notice))).toBe(200);
    expect(await mail.state()).toEqual(untouched);
  });

  it('is refused if it is forged: by another key, or changed after it was signed', async () => {
    const message = notification(bounce());
    expect(await post(signed({ Message: JSON.stringify(bounce()) }, stranger))).toBe(403);
    for (const changed of [
      { Message: JSON.stringify(bounce({ changed: true })) },
      { Timestamp: '2026-12-02T09:10:00.000Z' },
      { Subject: 'Added' },
      { Signature: '' },
      { Signature: 'AAAA' },
      { SignatureVersion: '1' },
      { Type: 'UnsubscribeConfirmation' },
    ])
      expect([changed, await post({ ...message, ...changed })]).toEqual([changed, 403]);
    expect(await mail.state()).toEqual(untouched);
  });

  it('is refused if it is of a topic that is not listened to', async () => {
    for (const TopicArn of [`${topicArn}2`, topicArn.replace('eu-central-1', 'us-east-1'), ''])
      expect(await post(notification(bounce(), { TopicArn }))).toBe(403);
    expect(sns.asked).toEqual([]);
    expect(await mail.state()).toEqual(untouched);
  });

  it.each([
    `https://${snsHost}.evil.example/SimpleNotificationService-1.pem`,
    `https://evil-${snsHost}/SimpleNotificationService-1.pem`,
    'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem',
    'https://sns.eu-central-1.amazonaws.com.cn/SimpleNotificationService-1.pem',
    `https://user@${snsHost}/SimpleNotificationService-1.pem`,
    `https://${snsHost}@evil.example/SimpleNotificationService-1.pem`,
    `https://evil.example\\@${snsHost}/SimpleNotificationService-1.pem`,
    `https://${snsHost}./SimpleNotificationService-1.pem`,
    `https://${snsHost}:8443/SimpleNotificationService-1.pem`,
    `http://${snsHost}/SimpleNotificationService-1.pem`,
    `https://${snsHost}/SimpleNotificationService-1.pem?x=1`,
    `https://${snsHost}/a/../SimpleNotificationService-1.pem/x`,
    `https://${snsHost}/?Action=GetTopicAttributes`,
    'https://s3.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem',
    'https://127.0.0.1/SimpleNotificationService-1.pem',
    'file:///etc/passwd',
    'SimpleNotificationService-1.pem',
    '',
  ])('is refused, and nothing is asked for, if its certificate lies at %s', async (SigningCertURL) => {
    expect(await post(notification(bounce(), { SigningCertURL }))).toBe(403);
    expect(sns.asked).toEqual([]);
  });

  it('is refused if no certificate lies where it says, and posted again if nobody could tell', async () => {
    const SigningCertURL = `https://${snsHost}/SimpleNotificationService-none.pem`;
    expect(await post(notification(bounce(), { SigningCertURL }))).toBe(403);
    sns.answerWith(200);
    expect(await post(notification(bounce(), { SigningCertURL }))).toBe(403);
    sns.answerWith(500);
    expect(await post(notification(bounce(), { SigningCertURL }))).toBe(503);
    expect(await mail.state()).toEqual(untouched);
  });

  it.each([
    ['not valid yet', '2026-11-24T19:38:25Z', '2026-11-24T19:38:26Z'],
    ['expired', '2126-10-31T19:38:27Z', '2126-10-31T19:38:26Z'],
  ])('is refused while its certificate is %s, known or not', async (_what, invalidAt, validAt) => {
    const SigningCertURL = certificateUrl.replace('0123456789abcdef', newId());
    sns.alsoAt(SigningCertURL);
    const posted = notification({}, { SigningCertURL });
    app.clock.set(invalidAt);
    expect(await post(posted)).toBe(403);
    app.clock.set(validAt);
    expect(await post(posted)).toBe(200);
    app.clock.set(invalidAt);
    expect(await post(posted)).toBe(403);
    expect(await post(posted)).toBe(403);
    expect(sns.asked).toEqual([SigningCertURL, SigningCertURL, SigningCertURL]);
  });

  it('is posted again, and taken then, if the database is away', async () => {
    await whileAway(app.database, async () => {
      expect(await post(notification(bounce()))).toBe(503);
      expect(await post(notification(complaint()))).toBe(503);
    });
    expect(await mail.state()).toEqual(untouched);
    expect(await post(notification(bounce()))).toBe(200);
    expect(await mail.state()).toEqual(bounced());
  });

  it('is refused if it is none of SNS, or more than one', async () => {
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      JSON.stringify(bounce()),
      JSON.stringify({ ...notification(bounce()), SignatureVersion: '3' }),
    ])
      expect([body, await post(body)]).toEqual([body, 400]);
    expect(await post('x'.repeat(600_000))).toBe(413);
    expect((await app.http.get('/webhooks/ses')).status).toBe(404);
  });

  describe('a subscription', () => {
    const confirmation = (fields: Record<string, string> = {}, key?: typeof stranger) =>
      signed(
        {
          Type: 'SubscriptionConfirmation',
          Message: 'You have chosen',
          Token: 'abc',
          SubscribeURL: subscribeUrl,
          ...fields,
        },
        key,
      );

    it('is confirmed at Amazon, and its end is only noted', async () => {
      expect(await post(confirmation())).toBe(200);
      expect(sns.asked.filter((url) => url !== certificateUrl)).toEqual([subscribeUrl]);
      expect(await post(confirmation({ Type: 'UnsubscribeConfirmation' }))).toBe(200);
      expect(sns.asked.filter((url) => url !== certificateUrl)).toEqual([subscribeUrl]);
    });

    it('is asked for again if Amazon does not confirm it', async () => {
      expect(await post(confirmation())).toBe(200);
      sns.answerWith(500);
      expect(await post(confirmation())).toBe(503);
    });

    it('is confirmed nowhere else, for no other topic, and by nobody’s word but Amazon’s', async () => {
      for (const SubscribeURL of [
        subscribeUrl.replace(snsHost, 'evil.example'),
        subscribeUrl.replace(snsHost, `${snsHost}.evil.example`),
        subscribeUrl.replace(snsHost, 'sns.us-east-1.amazonaws.com'),
        subscribeUrl.replace('https:', 'http:'),
        subscribeUrl.replace('/?', '/x?'),
        subscribeUrl.replace('ConfirmSubscription', 'DeleteTopic'),
        subscribeUrl.replace(topicArn, `${topicArn}2`),
        'http://169.254.169.254/latest/meta-data/',
        '',
      ])
        expect([SubscribeURL, await post(confirmation({ SubscribeURL }))]).toEqual([SubscribeURL, 403]);
      expect(await post(confirmation({}, stranger))).toBe(403);
      expect(sns.asked.filter((url) => url !== certificateUrl)).toEqual([]);
    });
  });

  it('is not taken where no topic is set', async () => {
    const other = await startTestApp({ beside: app });
    const { status } = await other.http.post('/webhooks/ses').send(JSON.stringify(notification(bounce())));
    await other.stop();
    expect(status).toBe(404);
  });
});
