import { gunzipSync, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { type Sealed, SealingKeys } from '../../platform/sealing/sealing-keys.js';

/** Where something sealed stands: it is opened nowhere else. */
export interface SecretPlace {
  readonly organizationId: string;
  readonly connectionId: string;
  readonly label: string;
}

/** Seals what connections bring: their secrets, what their vendor's API is asked with, and the bodies they send. */
@Injectable()
export class AtsSeals {
  constructor(private readonly keys: SealingKeys) {}

  get canSeal(): boolean {
    return this.keys.canSeal;
  }

  secret(secret: string, at: SecretPlace): Sealed {
    return this.keys.seal(secret, ['ats secret', at.organizationId, at.connectionId, at.label]);
  }

  /** @throws CannotOpen */
  openSecret(sealed: Sealed, at: SecretPlace): string {
    return this.keys.open(sealed, ['ats secret', at.organizationId, at.connectionId, at.label]);
  }

  credential(credential: string, organizationId: string, connectionId: string): Sealed {
    return this.keys.seal(credential, ['ats credential', organizationId, connectionId]);
  }

  /** @throws CannotOpen */
  openCredential(sealed: Sealed, organizationId: string, connectionId: string): string {
    return this.keys.open(sealed, ['ats credential', organizationId, connectionId]);
  }

  /** Bytes, of whatever encoding; packed, because what is sealed does not pack any more. */
  bytes(bytes: Buffer, organizationId: string, id: string): Sealed {
    return this.keys.seal(gzipSync(bytes).toString('base64'), ['ats bytes', organizationId, id]);
  }

  /** @throws CannotOpen */
  openBytes(sealed: Sealed, organizationId: string, id: string): Buffer {
    return gunzipSync(Buffer.from(this.keys.open(sealed, ['ats bytes', organizationId, id]), 'base64'));
  }
}
