import { Injectable } from '@nestjs/common';
import { OutboundGuard } from '../../platform/outbound/outbound-guard.js';
import { SealingKeys } from '../../platform/sealing/sealing-keys.js';
import { type Deadlines, type SmtpRelay, tenantRelay } from '../smtp/relay.js';
import type { RelayEntity } from './relay.entity.js';

/** Sends at once over one relay of an organization, in one process. */
export const sendsOverOwnRelay = 4;

type Sealable = Pick<RelayEntity, 'organizationId' | 'id'>;

/** How relays of organizations are connected to: with their password in clear, past the outbound guard. */
@Injectable()
export class RelayConnections {
  constructor(
    private readonly guard: OutboundGuard,
    private readonly keys: SealingKeys,
  ) {}

  /** @throws CannotOpen if the password cannot be read with the keys we have */
  to(relay: RelayEntity, deadlines: Partial<Deadlines> = {}): SmtpRelay {
    const { host, port, security } = relay;
    return tenantRelay({
      host,
      port,
      implicitTls: security === 'TLS',
      credentials: this.#credentialsOf(relay),
      concurrency: sendsOverOwnRelay,
      admit: (cut) => this.guard.admitRelay(host, port, cut),
      deadlines,
    });
  }

  seal(password: string, relay: Sealable): Pick<RelayEntity, 'sealedPassword' | 'sealedWith'> {
    const { bytes, keyId } = this.keys.seal(password, placeOf(relay));
    return { sealedPassword: bytes, sealedWith: keyId };
  }

  #credentialsOf(relay: RelayEntity): SmtpRelay['credentials'] {
    const { username, sealedPassword: bytes, sealedWith: keyId } = relay;
    if (username === null || bytes === null || keyId === null) return null;
    return { user: username, pass: this.keys.open({ keyId, bytes }, placeOf(relay)) };
  }
}

/** What the seal is bound to: a password that is moved to another row opens nowhere. */
function placeOf({ organizationId, id }: Sealable): readonly string[] {
  return ['relay password', organizationId, id];
}
