import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { toDate, toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { canonicalAddress, domainOf } from '../../platform/mail-address/mail-address.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { lockOrganization } from '../relay/lock-organization.js';
import type { CheckedRecord } from './dns-records.js';
import { judgeCheck, nextCheck } from './judge-check.js';
import { SendingDomainEntity } from './sending-domain.entity.js';
import type { SetSenderInput } from './sending-domain.inputs.js';
import {
  SandboxHasNoSendingDomain,
  SenderDomainNotVerified,
  SendingDomainsOff,
  TooManySendingDomains,
} from './sending-domain.problems.js';
import { isWithin, sendingDomainName } from './sending-domain-name.js';

// Far more than anybody sends from; each verified one is looked up every day.
const mostDomains = 20;

/** The domains from which an organization lets the service send, and as whom its mails leave. */
@Injectable()
export class SendingDomainsService {
  readonly #own: readonly string[];
  readonly #isOn: boolean;

  constructor(@Inject(CONFIG) { mailFrom, dkim, bounce, sendingDomains }: Config) {
    this.#isOn = sendingDomains;
    const domains = [domainOf(canonicalAddress(mailFrom) ?? mailFrom), dkim?.domain, bounce?.domain];
    this.#own = domains.filter((domain) => domain !== undefined);
  }

  /** The domain by its name in DNS. */
  nameOf(text: string): string | Problem {
    const domain = sendingDomainName(text);
    if (domain === null) return InvalidInput.of(['input', 'domain'], 'must be a domain, such as northwind.example');
    const isOurs = this.#own.some((own) => isWithin(domain, own));
    return isOurs ? InvalidInput.of(['input', 'domain'], 'belongs to the service') : domain;
  }

  /** The one that is there already, if it is: its records stay the same. */
  async add(tx: WriteTransaction, domain: string): Promise<string | Problem> {
    if (!this.#isOn) return new SendingDomainsOff();
    if ((await lockOrganization(tx)).isSandbox) return new SandboxHasNoSendingDomain();
    const inUse = await tx.manager.findBy(SendingDomainEntity, ofTenant(tx));
    const known = inUse.find((each) => each.domain === domain);
    if (known !== undefined) return known.id;
    if (inUse.length >= mostDomains) return new TooManySendingDomains(mostDomains);
    const id = newId();
    await tx.manager.insert(SendingDomainEntity, {
      organizationId: tx.organizationId,
      id,
      domain,
      token: randomBytes(20).toString('hex'),
      status: 'PENDING',
      createdAt: toDate(tx.now),
      ownershipFound: [],
      signatureFound: [],
    });
    return id;
  }

  /** Keeps what was seen of its records, and what follows. */
  async checked(
    tx: WriteTransaction,
    id: string,
    records: readonly CheckedRecord[],
    selector: string | null,
  ): Promise<string | Problem> {
    const where = ofTenant(tx, id);
    const domain = await tx.manager.findOne(SendingDomainEntity, { where, lock: { mode: 'for_no_key_update' } });
    if (domain === null) return noSuchDomain();
    const before = {
      status: domain.status,
      missingSince: domain.missingSince === null ? null : toInstant(domain.missingSince),
    };
    const after = judgeCheck(before, records, tx.now);
    const next = nextCheck(after, records, tx.now);
    const [ownership, signature] = [of(records, 'OWNERSHIP'), of(records, 'SIGNATURE')];
    const isNew = before.status !== 'VERIFIED' && after.status === 'VERIFIED';
    await tx.manager.update(SendingDomainEntity, where, {
      status: after.status,
      missingSince: after.missingSince === null ? null : toDate(after.missingSince),
      checkedAt: toDate(tx.now),
      nextCheckAt: next === null ? null : toDate(next),
      ownershipState: ownership?.state ?? null,
      ownershipFound: ownership?.found ?? [],
      signatureState: signature?.state ?? null,
      signatureFound: signature?.found ?? [],
      ...(isNew ? { verifiedAt: toDate(tx.now) } : {}),
      ...(signature?.state === 'FOUND' ? { dkimSelector: selector } : {}),
    });
    return id;
  }

  async remove(tx: WriteTransaction, id: string): Promise<string | Problem> {
    const gone = { removedAt: toDate(tx.now), nextCheckAt: null, senderAddress: null, senderName: null };
    const { affected } = await tx.manager.update(SendingDomainEntity, ofTenant(tx, id), gone);
    return affected === 1 ? id : noSuchDomain();
  }

  /** @returns the domain of the new sender; null if there is none any more */
  async setSender(tx: WriteTransaction, { fromAddress, fromName }: SetSenderInput): Promise<string | null | Problem> {
    if ((await lockOrganization(tx)).isSandbox) return new SandboxHasNoSendingDomain();
    const address = canonicalAddress(fromAddress ?? '');
    if (address === undefined) {
      if ((fromName ?? null) !== null) return InvalidInput.of(['input', 'fromAddress'], 'is needed for a name');
      await this.#clearSender(tx);
      return null;
    }
    if (!this.#isOn) return new SendingDomainsOff();
    const domain = domainOf(address);
    const verified = { ...ofTenant(tx), domain, status: 'VERIFIED' } as const;
    const chosen = await tx.manager.findOneBy(SendingDomainEntity, verified);
    if (chosen === null) return new SenderDomainNotVerified(domain);
    await this.#clearSender(tx);
    const sender = { senderAddress: address, senderName: fromName ?? null };
    await tx.manager.update(SendingDomainEntity, ofTenant(tx, chosen.id), sender);
    return chosen.id;
  }

  async #clearSender(tx: WriteTransaction): Promise<void> {
    const standing = { ...ofTenant(tx), senderAddress: Not(IsNull()) };
    await tx.manager.update(SendingDomainEntity, standing, { senderAddress: null, senderName: null });
  }
}

function ofTenant({ organizationId }: WriteTransaction, id?: string) {
  return { organizationId, ...(id === undefined ? {} : { id }), removedAt: IsNull() };
}

function of(records: readonly CheckedRecord[], purpose: CheckedRecord['purpose']): CheckedRecord | undefined {
  return records.find((record) => record.purpose === purpose);
}

export function noSuchDomain(): NotFound {
  return new NotFound('sending domain', ['input', 'sendingDomainId']);
}
