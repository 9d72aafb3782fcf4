import { CannotOpen } from '../../platform/sealing/sealing-keys.js';
import type { RelayEntity } from '../relay/relay.entity.js';
import type { RelayConnections } from '../relay/relay-connections.js';
import type { Mailbox } from '../smtp/compose-mime.js';
import type { FailedSend } from '../smtp/send-result.js';
import { failed } from '../smtp/send-stopped.js';
import { SmtpSender } from '../smtp/smtp-sender.js';
import type { BegunAttempt } from './begun-attempt.js';

export type Sender = Pick<SmtpSender, 'send' | 'close'>;

/** By which relay a message leaves, and as whose. */
export interface Route {
  /** Null: nowhere. A failure, if the relay cannot even be tried. */
  readonly sender: Sender | FailedSend | null;
  readonly from: Mailbox;
  /** From our own address: we may sign it. */
  readonly isOurs: boolean;
  /** Who is from is told if it comes back, and not we. */
  readonly returnsToFrom: boolean;
  /** Not by the service's own relay. */
  readonly apart: boolean;
}

export interface RoutesOptions {
  readonly sender: Sender;
  /** Takes the mails of sandboxes; null: nobody does. */
  readonly sandbox: Sender | null;
  /** How relays of organizations are connected to; null: they are not. */
  readonly relays: RelayConnections | null;
  readonly mailFrom: string;
}

/** Finds the sender of each message, and keeps those of organizations while their relay stays the same. */
export class Routes {
  readonly #own = new Map<string, { readonly relayId: string; readonly sender: Sender }>();
  readonly #leaving = new Set<Promise<void>>();

  /** @param onReplaced an organization has another relay than before */
  constructor(
    private readonly options: RoutesOptions,
    private readonly onReplaced: (organizationId: string) => void,
  ) {}

  of({ relay, ofSandbox }: Pick<BegunAttempt, 'relay' | 'ofSandbox'>): Route {
    const { mailFrom, sandbox, sender } = this.options;
    const ours = { from: { address: mailFrom }, isOurs: true, returnsToFrom: false };
    if (ofSandbox) return { sender: sandbox, ...ours, apart: true };
    if (relay === null) return { sender, ...ours, apart: false };
    const name = relay.fromName === null ? {} : { name: relay.fromName };
    const from = { ...name, address: relay.fromAddress ?? mailFrom };
    const isOurs = relay.fromAddress === null;
    const returnsToFrom = relay.envelopeSender === 'FROM_ADDRESS';
    return { sender: this.#senderOf(relay), from, isOurs, returnsToFrom, apart: true };
  }

  /** Says goodbye to every relay. */
  async close(): Promise<void> {
    for (const organizationId of [...this.#own.keys()]) this.#leave(organizationId);
    await Promise.all(this.#leaving);
    await this.options.sender.close();
    await this.options.sandbox?.close();
  }

  #senderOf(relay: RelayEntity): Sender | FailedSend {
    const known = this.#own.get(relay.organizationId);
    if (known?.relayId === relay.id) return known.sender;
    if (known !== undefined) {
      this.#leave(relay.organizationId);
      this.onReplaced(relay.organizationId);
    }
    return this.#connect(relay);
  }

  #connect(relay: RelayEntity): Sender | FailedSend {
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

const unreadable = failed({ phase: 'auth', reason: 'password-unreadable', class: 'relay' });
