import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { makeLinkToken } from '../../delivery/index.js';
import { MemberEntity, reachesOwnJobsOnly } from '../../organizations/index.js';
import { actingMember } from '../../platform/actor/actor.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotFound, NotPermitted } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { CalendarFeedEntity } from './calendar-feed.entity.js';

/** A feed and the secret of its address: what is answered once. */
export interface MadeFeed {
  readonly id: string;
  readonly url: string;
}

/** Addresses at which calendar programs read what is due of a member. */
@Injectable()
export class CalendarFeedsService {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async create(tx: WriteTransaction, memberId: string): Promise<MadeFeed | Problem> {
    const { organizationId, manager } = tx;
    const member = await manager.findOneBy(MemberEntity, { organizationId, id: memberId });
    if (member === null || member.status === 'REMOVED') return new NotFound('member', ['input', 'memberId']);
    const refusal = refuseOthers(tx, memberId);
    if (refusal !== null) return refusal;
    const { text, hash } = makeLinkToken();
    const id = newId();
    await manager.insert(CalendarFeedEntity, {
      organizationId,
      id,
      memberId,
      tokenHash: hash,
      createdAt: toDate(tx.now),
      revokedAt: null,
    });
    const site = (this.config.publicUrl ?? '').replace(/\/+$/, '');
    return { id, url: `${site}/calendars/${text}.ics` };
  }

  async revoke(tx: WriteTransaction, id: string): Promise<string | Problem> {
    const { organizationId, manager } = tx;
    const feed = await manager.findOneBy(CalendarFeedEntity, { organizationId, id });
    if (feed === null) return new NotFound('calendar feed', ['input', 'calendarFeedId']);
    const refusal = refuseOthers(tx, feed.memberId);
    if (refusal !== null) return refusal;
    const standing = { organizationId, id, revokedAt: IsNull() };
    await manager.update(CalendarFeedEntity, standing, { revokedAt: toDate(tx.now) });
    return id;
  }
}

/** Who works on their own jobs alone makes and ends their own calendars alone. */
function refuseOthers({ actor }: WriteTransaction, memberId: string): Problem | null {
  const isOwn = actingMember(actor)?.id === memberId;
  const reaches = isOwn || !reachesOwnJobsOnly(actor, 'timelines:write');
  return reaches ? null : NotPermitted.because('JOB', 'timelines:write');
}
