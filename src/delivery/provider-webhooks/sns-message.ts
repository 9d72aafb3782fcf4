import { createVerify, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const text = z.string();

/** What Amazon SNS posts to a subscriber over HTTPS. */
const snsMessage = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: text,
  TopicArn: text,
  Subject: text.nullish(),
  Message: text,
  Timestamp: text,
  Token: text.optional(),
  SubscribeURL: text.optional(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: text,
  SigningCertURL: text,
});

export type SnsMessage = z.infer<typeof snsMessage>;

/** Null for what is no such message. */
export function readSnsMessage(body: string): SnsMessage | null {
  try {
    return snsMessage.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

// As Amazon's documentation of SNS says ("Verifying the signatures of Amazon SNS messages"), in this order.
const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const satisfies Record<SnsMessage['Type'], readonly (keyof SnsMessage)[]>;

const ALGORITHMS = { 1: 'RSA-SHA1', 2: 'RSA-SHA256' } as const;

/** The text that is signed: each field and its value on a line of its own; a field that is not there is left out. */
export function canonicalText(message: SnsMessage): string {
  return SIGNED[message.Type]
    .flatMap((field) => {
      const value = message[field];
      return typeof value === 'string' ? [`${field}\n${value}\n`] : [];
    })
    .join('');
}

export function isSignedBy(message: SnsMessage, key: KeyObject): boolean {
  if (key.asymmetricKeyType !== 'rsa') return false;
  const verifier = createVerify(ALGORITHMS[message.SignatureVersion]).update(canonicalText(message), 'utf8');
  return verifier.verify(key, message.Signature, 'base64');
}
