import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { MessagesService } from '../../delivery/index.js';
import { composeMemberMail, writtenLocale } from '../../mails/index.js';
import { mailOrganization } from '../../notifications/index.js';
import { MemberEntity, organizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { WebhookEndpointEntity } from './webhook-endpoint.entity.js';

/** Tells owners and admins, each in their language, that nothing is sent to an endpoint any more. */
@Injectable()
export class TellAdmins {
  constructor(private readonly messages: MessagesService) {}

  async tell(tx: WriteTransaction, id: string, why: 'GONE' | 'FAILING'): Promise<void> {
    const { organizationId, manager } = tx;
    const endpoint = await manager.findOneByOrFail(WebhookEndpointEntity, { organizationId, id });
    // Somebody was faster, or it is not needed any more.
    if (endpoint.disabledAt === null || endpoint.deletedAt !== null) return;
    const rules = await organizationRules(tx);
    const { host } = new URL(endpoint.url);
    const admins = await manager.findBy(MemberEntity, {
      organizationId,
      role: In(['OWNER', 'ADMIN']),
      status: Not('REMOVED'),
    });
    for (const { fullName, email, locale } of admins) {
      const facts = {
        organization: mailOrganization(rules),
        member: { fullName },
        // The rest of an address may hold a key.
        endpoint: { host, description: endpoint.description },
        why,
      };
      const mail = composeMemberMail('WEBHOOK_DISABLED', facts, writtenLocale(locale, rules.locale));
      const fromName = rules.senderName ?? rules.name;
      await this.messages.enqueue(tx, {
        kind: 'WEBHOOK_DISABLED',
        fromName,
        to: { name: fullName, address: email },
        replyTo: rules.replyTo === null ? null : { name: fromName, address: rules.replyTo },
        locale: mail.locale,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
      });
    }
  }
}
