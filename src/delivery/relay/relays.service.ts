import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { toDate } from '../../platform/database/dates.js';
import type { ReadTransaction, WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { canonicalAddress, domainOf } from '../../platform/mail-address/mail-address.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { SealingKeys } from '../../platform/sealing/sealing-keys.js';
import { lockOrganization } from './lock-organization.js';
import { RelayEntity } from './relay.entity.js';
import type { SetRelayInput } from './relay.inputs.js';
import { relayToConnect } from './relay.loader.js';
import { RelayPasswordsNotKept, SandboxHasNoRelay } from './relay.problems.js';
import { RelayConnections } from './relay-connections.js';

/** An organization has one relay at most. */
@Injectable()
export class RelaysService {
  readonly #ownDomain: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly connections: RelayConnections,
    private readonly keys: SealingKeys,
  ) {
    this.#ownDomain = domainOf(canonicalAddress(config.mailFrom) ?? config.mailFrom);
  }

  /** What can be said of a relay without looking at the database; null if nothing speaks against it. */
  refusalOf({ username, password, fromAddress, envelopeSender }: SetRelayInput): Problem | null {
    const hasUser = (username ?? null) !== null;
    if (hasUser !== ((password ?? null) !== null)) {
      return InvalidInput.of(['input', hasUser ? 'password' : 'username'], 'is needed: user and password, or neither');
    }
    if (hasUser && !this.keys.canSeal) return new RelayPasswordsNotKept();
    const from = canonicalAddress(fromAddress ?? '');
    if (from !== undefined && domainOf(from) === this.#ownDomain) {
      return InvalidInput.of(['input', 'fromAddress'], 'belongs to the service: leave it out to send from its address');
    }
    if (from === undefined && envelopeSender === 'FROM_ADDRESS') {
      return InvalidInput.of(['input', 'fromAddress'], 'is needed: mails that come back are to be reported to it');
    }
    return null;
  }

  /** Takes the place of the one before, whose password is gone with it. */
  async set(tx: WriteTransaction, input: SetRelayInput): Promise<string | Problem> {
    if ((await lockOrganization(tx)).isSandbox) return new SandboxHasNoRelay();
    await this.#retire(tx, {});
    const row = { organizationId: tx.organizationId, id: newId() };
    const { host, port, security, envelopeSender, username = null, password = null } = input;
    const noPassword = { sealedPassword: null, sealedWith: null };
    await tx.manager.insert(RelayEntity, {
      ...row,
      host,
      port,
      security,
      username,
      ...(password === null ? noPassword : this.connections.seal(password, row)),
      fromAddress: canonicalAddress(input.fromAddress ?? '') ?? null,
      fromName: input.fromName ?? null,
      envelopeSender,
      createdAt: toDate(tx.now),
      removedAt: null,
      lastFailure: null,
      lastFailureAt: null,
    });
    return row.id;
  }

  async remove(tx: WriteTransaction, id: string): Promise<string | Problem> {
    return (await this.#retire(tx, { id })) ? id : noSuchRelay();
  }

  async toConnect(tx: ReadTransaction, id: string): Promise<RelayEntity | Problem> {
    return (await relayToConnect(tx, id)) ?? noSuchRelay();
  }

  /** It has just been seen to work. */
  async works(tx: WriteTransaction, id: string): Promise<string | Problem> {
    const { affected } = await tx.manager.update(RelayEntity, inUse(tx, { id }), {
      lastFailure: null,
      lastFailureAt: null,
    });
    return affected === 1 ? id : noSuchRelay();
  }

  async #retire(tx: WriteTransaction, which: { id?: string }): Promise<boolean> {
    const gone = { removedAt: toDate(tx.now), sealedPassword: null, sealedWith: null };
    const { affected } = await tx.manager.update(RelayEntity, inUse(tx, which), gone);
    return affected === 1;
  }
}

function inUse({ organizationId }: WriteTransaction, which: { id?: string }) {
  return { organizationId, ...which, removedAt: IsNull() };
}

function noSuchRelay(): NotFound {
  return new NotFound('relay', ['input', 'relayId']);
}
