import type { DkimConfig } from '../../platform/config/dkim-config.js';
import { domainOf } from '../../platform/mail-address/mail-address.js';
import { CannotOpen } from '../../platform/sealing/sealing-keys.js';
import type { RelayEntity } from '../relay/relay.entity.js';
import type { RelayConnections } from '../relay/relay-connections.js';
import { maySendFrom, type OrganizationSender } from '../sending-domain/may-send-from.js';
import type { Mailbox } from '../smtp/compose-mime.js';
import type { FailedSend } from '../smtp/send-result.js';
import { failed } from '../smtp/send-stopped.js';
import { mailSigner, type SignMail } from '../smtp/sign-mail.js';
import { SmtpSender } from '../smtp/smtp-sender.js';
import type { BegunAttempt } from './begun-attempt.js';

export type RelaySender = Pick<SmtpSender, 'send' | 'close'>;

/** By which relay a message leaves, and as whose. */
export interface Route {
  /** Null: nowhere. A failure, if the relay cannot even be tried. */
  readonly sender: RelaySender | FailedSend | null;
  readonly from: Mailbox;
  /** As whom it is from; null if that is not ours to say. */
  readonly sign: SignMail | null;
  /** Whether it is reported to us, where we can be told of it, if the mail comes back. */
  readonly returnsToUs: boolean;
  /** Who is told else. */
  readonly returnPath: string;
  /** Not by the service's own relay. */
  readonly apart: boolean;
}

export interface RoutesOptions {
  readonly sender: RelaySender;
  /** Takes the mails of sandboxes; null: nobody does. */
  readonly sandbox: RelaySender | null;
  /** How relays of organizations are connected to; null: they are not. */
  readonly relays: RelayConnections | null;
  readonly mailFrom: string;
  /** With which key mails are signed that are from us, or from domains which vouch for it; null: none are. */
  readonly dkim: DkimConfig | null;
  /** Whether mails by our relay may be from organizations' own domains. */
  readonly sendingDomains: boolean;
}

/** Finds the sender of each message, and keeps those of organizations while their relay stays the same. */
export class Routes {
  readonly #own = new Map<string, { readonly relayId: string; readonly sender: RelaySender }>();
  readonly #leaving = new Set<Promise<void>>();
  readonly #sign: SignMail | null;

  /** @param onReplaced an organization has another relay than before */
  constructor(
    private readonly options: RoutesOptions,
    private readonly onReplaced: (organizationId: string) => void,
  ) {
    this.#sign = options.dkim === null ? null : mailSigner(options.dkim);
  }

  of({ relay, ofSandbox, sendsAs }: Pick<BegunAttempt, 'relay' | 'ofSandbox' | 'sendsAs'>): Route {
    const { mailFrom, sandbox, sender } = this.options;
    const ours = { from: { address: mailFrom }, sign: this.#sign, returnsToUs: true, returnPath: mailFrom };
    if (ofSandbox) return { sender: sandbox, ...ours, apart: true };
    if (relay === null) return { sender, ...ours, ...this.#as(sendsAs), apart: false };
    const from = mailbox(relay.fromName, relay.fromAddress ?? mailFrom);
    const sign = relay.fromAddress === null ? this.#sign : null;
    const returnsToUs = relay.envelopeSender === 'SERVICE';
    return { sender: this.#senderOf(relay), from, sign, returnsToUs, returnPath: from.address, apart: true };
  }

  /** What of a mail by our relay is the organization's: nothing while its domain does not vouch for it. */
  #as(sender: OrganizationSender | null): Partial<Route> {
    const { dkim, sendingDomains } = this.options;
    if (sender === null || !maySendFrom(sender, { sendingDomains, dkim: dkim ?? undefined })) return {};
    const from = mailbox(sender.name, sender.address);
    return { from, sign: dkim === null ? null : mailSigner({ ...dkim, domain: domainOf(sender.address) }) };
  }

  /** Says goodbye to every relay. */
  async close(): Promise<void> {
    for (const organizationId of [...this.#own.keys()]) this.#leave(organizationId);
    await Promise.all(this.#leaving);
    await this.options.sender.close();
    await this.options.sandbox?.close();
  }

  #senderOf(relay: RelayEntity): RelaySender | FailedSend {
    const known = this.#own.get(relay.organizationId);
    if (known?.relayId === relay.id) return known.sender;
    if (known !== undefined) {
      this.#leave(relay.organizationId);
      this.onReplaced(relay.organizationId);
    }
    return this.#connect(relay);
  }

  #connect(relay: RelayEntity): RelaySender | FailedSend {
    const { relays } = this.options;
    if (relays === null) return unreadable;
    try {
      const sender = new SmtpSender(relays.to(relay));
      this.#own.set(relay.organizationId, { relayId: relay.id, sender });
      return sender;
    } catch (error) {
      if (error instanceof CannotOpen) return unreadable;
      throw error;
    }
  }

  #leave(organizationId: string): void {
    const leaving = this.#own.get(organizationId)?.sender.close() ?? Promise.resolve();
    this.#own.delete(organizationId);
    this.#leaving.add(leaving);
    void leaving.then(() => this.#leaving.delete(leaving));
  }
}

function mailbox(name: string | null, address: string): Mailbox {
  return name === null ? { address } : { name, address };
}

const unreadable = failed({ phase: 'auth', reason: 'password-unreadable', class: 'relay' });
