import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

type Headers = Record<string, string>;

/** A delivery as its vendor would send it. */
export interface SignedDelivery {
  readonly headers: Headers;
  readonly body: Buffer;
}

const hex = (secret: string, text: string | Buffer) => createHmac('sha256', secret).update(text).digest('hex');
const json = { 'content-type': 'application/json' };

const ofBody =
  (header: string, prefix: string) =>
  (body: Buffer, secret: string): SignedDelivery => ({
    headers: { ...json, [header]: `${prefix}${hex(secret, body)}` },
    body,
  });

let count = 0;

function nextId(): string {
  count += 1;
  return `event-${count}`;
}

/** How each vendor signs, apart from the code that believes it. */
export const signedBy = {
  greenhouse: (body: Buffer, secret: string, id = nextId()): SignedDelivery => {
    const { headers } = ofBody('signature', 'sha256 ')(body, secret);
    return { headers: { ...headers, 'greenhouse-event-id': id }, body };
  },
  ashby: ofBody('ashby-signature', 'sha256='),
  workable: ofBody('x-workable-signature', ''),
  recruitee: ofBody('x-recruitee-signature', ''),
  generic: ofBody('x-signature', 'sha256='),
  lever: (body: Buffer, secret: string): SignedDelivery => {
    const said = JSON.parse(body.toString('utf8'));
    const signature = hex(secret, `${said.token}${said.triggeredAt}`);
    return { headers: json, body: Buffer.from(JSON.stringify({ ...said, signature })) };
  },
  smartrecruiters: (body: Buffer, secret: string, event: string, at: Date, id = nextId()): SignedDelivery => {
    const own: Headers = {
      'event-id': id,
      'event-name': event,
      'event-version': 'v201910',
      link: '<https://api.example>',
    };
    const seconds = String(Math.floor(at.getTime() / 1_000));
    const signed = Buffer.concat([
      Buffer.from(`${seconds}.`),
      body,
      Buffer.from(`.${own['event-id']}.${event}.${own['event-version']}.${own['link']}`),
    ]);
    return {
      headers: {
        ...json,
        ...own,
        'smartrecruiters-timestamp': seconds,
        'smartrecruiters-signature': `v1=${hex(secret, signed)}`,
      },
      body,
    };
  },
  standardWebhooks: (body: Buffer, secret: string, at: Date, id = nextId()): SignedDelivery => ({
    headers: {
      ...json,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body.toString('utf8')),
    },
    body,
  }),
};
