import { randomUUID } from 'node:crypto';

export interface MailEnvelope {
  /** Empty for the null sender `<>`. */
  readonly from: string;
  readonly to: readonly string[];
}

export interface ArrivingMail {
  readonly envelope: MailEnvelope;
  /** The source, byte for byte: everything else is parsed from it again when somebody looks. */
  readonly raw: Buffer;
  readonly subject: string;
  /** The address a reader sees as the sender; the envelope's if the mail names none. */
  readonly from: string;
  /** The beginning of the text, for the list. */
  readonly preview: string;
  readonly readable: boolean;
}

export interface StoredMail extends ArrivingMail {
  readonly id: string;
  readonly receivedAt: Date;
}

export interface MailStoreLimits {
  readonly mails: number;
  readonly bytes: number;
}

/** Keeps the newest mails in memory and forgets the oldest, so that a long demo cannot fill it. */
export class MailStore {
  // A Map iterates in the order of insertion: the first entry is the oldest.
  private readonly mails = new Map<string, StoredMail>();
  private bytes = 0;

  constructor(private readonly limits: MailStoreLimits) {}

  add(arriving: ArrivingMail): StoredMail {
    const mail = { ...arriving, id: randomUUID(), receivedAt: new Date() };
    this.mails.set(mail.id, mail);
    this.bytes += mail.raw.length;
    this.forgetOldest();
    return mail;
  }

  find(id: string): StoredMail | undefined {
    return this.mails.get(id);
  }

  newestFirst(): StoredMail[] {
    return [...this.mails.values()].reverse();
  }

  private forgetOldest(): void {
    for (const oldest of this.mails.values()) {
      const withinLimits = this.mails.size <= this.limits.mails && this.bytes <= this.limits.bytes;
      // The newest mail stays even alone above the limit: a mail that was accepted can be looked at.
      if (withinLimits || this.mails.size === 1) return;
      this.mails.delete(oldest.id);
      this.bytes -= oldest.raw.length;
    }
  }
}
