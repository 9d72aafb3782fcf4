import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type LinkPurpose, MailLinksService } from '../../delivery/index.js';
import { organizationRules } from '../../organizations/index.js';
import { systemActor } from '../../platform/actor/actor.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { Problem } from '../../platform/problems/problem.js';
import { linkHolder } from './link-holder.js';
import { PageMails } from './page-mails.js';

const PAGES: { readonly [Purpose in LinkPurpose]?: 'status' | 'answer' } = { STATUS: 'status', ANSWER: 'answer' };

/**
 * Sends whoever holds a dead link another, to the address on file. Whoever asks is answered before anything is looked up: by the
 * time it takes, too, nothing can be told of a link.
 */
@Injectable()
export class LinkRenewals implements OnApplicationShutdown {
  readonly #logger = new Logger(LinkRenewals.name);
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly links: MailLinksService,
    private readonly mails: PageMails,
  ) {}

  ask(secret: string, purpose: LinkPurpose): void {
    const asked = this.#renew(secret, purpose).catch((error: unknown) => {
      this.#logger.error({ err: error }, 'a link could not be renewed');
    });
    this.#underWay.add(asked);
    void asked.finally(() => this.#underWay.delete(asked));
  }

  /** Until all that was asked for is done. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.idle();
  }

  async #renew(secret: string, purpose: LinkPurpose): Promise<void> {
    const page = PAGES[purpose];
    const link = await this.links.recall(secret, purpose);
    if (page === undefined || link === null || link.messageId === null) return;
    const { organizationId, messageId } = link;
    const result = await this.database.write(systemActor(organizationId), async (tx) => {
      if ((await organizationRules(tx)).isSuspended) return;
      const holder = await linkHolder(tx, messageId);
      const [applicationId] = holder?.applicationIds ?? [];
      if (holder === null || applicationId === undefined) return;
      const { recipient, recipientId } = holder;
      await this.mails.send(tx, 'NEW_LINK', { recipient, recipientId, applicationId }, { page });
    });
    if (result instanceof Problem) throw new Error(result.message);
  }
}
