import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { OutboundGuard } from '../../platform/outbound/outbound-guard.js';
import type { Problem } from '../../platform/problems/problem.js';
import { CannotOpen } from '../../platform/sealing/sealing-keys.js';
import { BounceAddresses } from '../bounce/bounce-address.js';
import { checkRelay } from '../smtp/check-relay.js';
import { addressFaultOf, problemOfCheck } from './problem-of-check.js';
import type { RelayEntity } from './relay.entity.js';
import { RelayAddressRefused, RelayPasswordUnreadable } from './relay.problems.js';
import { RelayConnections } from './relay-connections.js';

// A request ends after 15 s.
const deadlines = { connect: 5_000, greeting: 8_000, beforeData: 12_000 };
const resolveMs = 5_000;

/** Looks at relays as far as can be done without sending anything. */
@Injectable()
export class RelayCheck {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly guard: OutboundGuard,
    private readonly connections: RelayConnections,
  ) {}

  /** Null for a name that does not resolve: it may be about to. */
  async refusalOfAddress(host: string, port: number): Promise<Problem | null> {
    const admission = await this.guard.admitRelay(host, port, AbortSignal.timeout(resolveMs));
    return admission.kind === 'refused-address' ? new RelayAddressRefused(addressFaultOf(admission.because)) : null;
  }

  /** Connects, encrypts, logs in and asks to send a mail to its own sender; null if that would do. */
  async tryOut(relay: RelayEntity): Promise<Problem | null> {
    const { bounce, mailFrom } = this.config;
    const from = relay.fromAddress ?? mailFrom;
    const hears = relay.envelopeSender === 'SERVICE' ? bounce : undefined;
    const sender = hears === undefined ? from : new BounceAddresses(hears.domain, hears.key).of(relay.id);
    try {
      const stopped = await checkRelay(this.connections.to(relay, deadlines), { from: sender, to: from });
      return stopped === null ? null : problemOfCheck(stopped);
    } catch (error) {
      if (error instanceof CannotOpen) return new RelayPasswordUnreadable();
      throw error;
    }
  }
}
