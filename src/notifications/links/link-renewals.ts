import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type LinkPurpose, MailLinksService } from '../../delivery/index.js';
import { organizationRules } from '../../organizations/index.js';
import { systemActor } from '../../platform/actor/actor.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { Problem } from '../../platform/problems/problem.js';
import { linkHolder } from './link-holder.js';
import { PageMails } from './page-mails.js';

/** Purposes of links that mails hold: one that has died can be asked for anew. */
export type RenewedPurpose = Exclude<LinkPurpose, 'CALENDAR'>;

/** Where the new link leads. A confirmation that has lapsed is asked for anew there, by whoever reads what comes to the address on file. */
const PAGES: Readonly<Record<RenewedPurpose, 'status' | 'preferences' | 'answer'>> = {
  STATUS: 'status',
  PREFERENCES: 'preferences',
  ADDRESS: 'status',
  ANSWER: 'answer',
};

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

  ask(secret: string, purpose: RenewedPurpose): void {
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

  async #renew(secret: string, purpose: RenewedPurpose): Promise<void> {
    const page = PAGES[purpose];
    const link = await this.links.recall(secret, purpose);
    if (link === null || link.messageId === null) return;
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
