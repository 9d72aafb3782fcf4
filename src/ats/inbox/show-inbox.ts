import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { connectorOf } from '../connectors/connectors.js';
import { genericDefaults } from '../connectors/generic/generic.js';
import type { AtsInbox } from './ats-inbox.model.js';
import { inboxOf, secretsOf } from './inbox.reads.js';

/** An inbox as it is shown: without anything that is sealed. */
@Injectable()
export class ShowInbox {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async of(tx: ReadTransaction, connectionId: string): Promise<AtsInbox | null> {
    const inbox = await inboxOf(tx, connectionId);
    if (inbox === null) return null;
    const { path } = connectorOf(inbox.vendor, inbox.settings);
    const settings = path === 'generic' ? (inbox.settings ?? genericDefaults) : null;
    const isHmac = settings?.signature === 'HMAC';
    const site = (this.config.publicUrl ?? '').replace(/\/+$/, '');
    return {
      atsIntegrationId: inbox.id,
      url: `${site}/ats/${path}/${inbox.id}`,
      secrets: await secretsOf(tx, connectionId),
      hasApiCredential: inbox.sealedCredential !== null,
      apiUrl: inbox.apiUrl,
      signature: settings?.signature ?? null,
      signatureHeader: isHmac ? settings.header : null,
      signaturePrefix: isHmac ? settings.prefix : null,
      mapping: settings?.mapping ? JSON.stringify(settings.mapping) : null,
    };
  }
}
