import { Inject, Injectable, Logger } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { systemActor } from '../../platform/actor/actor.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { toDate } from '../../platform/database/dates.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { Problem } from '../../platform/problems/problem.js';
import { SendingDomainEntity } from './sending-domain.entity.js';
import { SendingDomainCheck } from './sending-domain-check.js';
import { SendingDomainsService } from './sending-domains.service.js';

interface Due {
  readonly organizationId: string;
  readonly id: string;
}

const findSql = 'SELECT organization_id AS "organizationId", id FROM find_due_sending_domains($1, $2)';

const claimSql = `
  UPDATE sending_domains SET next_check_at = $4 WHERE organization_id = $1 AND id = $2 AND next_check_at <= $3
  RETURNING domain, token`;

// As many questions are open at once, twice over: each domain has two records.
const atOnce = 10;
// Longer than DNS may take; those of a process that was killed are due again then.
const leaseMinutes = 5;
const againHours = 24;

/** Looks verified domains up again, each day. Any number of processes may do so at once: each domain is claimed by one. */
@Injectable()
export class DailyChecks {
  readonly #logger = new Logger(DailyChecks.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: WorkerDatabase,
    private readonly check: SendingDomainCheck,
    private readonly domains: SendingDomainsService,
  ) {}

  /** Looks up what is due; answers how many that were. */
  async run(): Promise<number> {
    const now = await this.database.now();
    const due = await this.database.acrossOrganizations<Due>(findSql, [now.toString(), atOnce]);
    const looked = await Promise.all(due.map((each) => this.#lookAt(each)));
    return looked.filter((isOurs) => isOurs).length;
  }

  /** False if another process was first. */
  async #lookAt({ organizationId, id }: Due): Promise<boolean> {
    const [domain] = await this.#claim(organizationId, id);
    if (domain === undefined) return false;
    const records = await this.check.look(domain);
    const selector = this.config.dkim?.selector ?? null;
    const actor = systemActor(organizationId);
    const done = await this.database.write(actor, (tx) => this.domains.checked(tx, id, records, selector));
    if (!(done instanceof Problem)) return true;
    // It was removed; or its records are back, and somebody else has it verified by now.
    this.#logger.log({ organizationId, sendingDomainId: id, code: done.code }, 'a sending domain stays as it is');
    await this.database.write(actor, async (tx) => {
      const nextCheckAt = toDate(tx.now.add({ hours: againHours }));
      const standing = { organizationId, id, status: 'FAILING', removedAt: IsNull() } as const;
      await tx.manager.update(SendingDomainEntity, standing, { nextCheckAt });
    });
    return true;
  }

  async #claim(organizationId: string, id: string): Promise<{ domain: string; token: string }[]> {
    const claimed = await this.database.write(systemActor(organizationId), async (tx) => {
      const until = tx.now.add({ minutes: leaseMinutes }).toString();
      return await tx.query<{ domain: string; token: string }>(claimSql, [
        organizationId,
        id,
        tx.now.toString(),
        until,
      ]);
    });
    return claimed instanceof Problem ? [] : claimed;
  }
}
