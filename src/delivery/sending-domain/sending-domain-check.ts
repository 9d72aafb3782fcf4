import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { DnsTexts } from '../../platform/outbound/dns-texts.js';
import { type CheckedRecord, checkRecord, expectedRecords } from './dns-records.js';
import type { SendingDomainEntity } from './sending-domain.entity.js';

/** Looks into DNS for the records of a domain. */
@Injectable()
export class SendingDomainCheck {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dns: DnsTexts,
  ) {}

  async look(domain: Pick<SendingDomainEntity, 'domain' | 'token'>): Promise<CheckedRecord[]> {
    const expected = expectedRecords(domain, this.config.dkim);
    return await Promise.all(expected.map(async (each) => checkRecord(each, await this.dns.under(each.name))));
  }
}
