import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { JobEntity } from '../../jobs/index.js';
import { organizationRules } from '../../organizations/index.js';
import { recordOf } from '../../platform/actor/actor.js';
import { toDate, toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { InvalidInput } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { isBefore, localDate } from '../../rules/index.js';
import { ApplicationEntity } from '../application.entity.js';
import { contactLogged } from '../application.events.js';
import { lockApplication, refuseErased } from '../applications.service.js';
import { standingOutcome } from '../decision/standing-outcome.js';
import { DecisionsService } from '../decisions.service.js';
import { ContactEntity } from './contact.entity.js';
import type { LogContactInput } from './contact.input.js';

/** Logs that members spoke with candidates. A decision may be told so when the application is long over. */
@Injectable()
export class ContactsService {
  constructor(private readonly decisions: DecisionsService) {}

  async log(tx: WriteTransaction, input: LogContactInput): Promise<string | Problem> {
    const application = await lockApplication(tx, input.applicationId, 'timelines:write');
    if (!(application instanceof ApplicationEntity)) return application;
    const erased = await refuseErased(tx, application);
    if (erased !== null) return erased;
    const at = input.at ? toInstant(input.at) : tx.now;
    const refusal = await refuseInstant(tx, application, at);
    if (refusal !== null) return refusal;
    const outcome = input.toldDecision ? await standingOutcome(tx, application.id) : null;
    if (input.toldDecision && outcome === null)
      return InvalidInput.of(['input', 'toldDecision'], 'nothing was decided that could have been told');
    const { id: applicationId } = application;
    const { channel, toldDate, toldDecision: toldOutcome, internalNote = null } = input;
    await tx.manager.insert(ContactEntity, {
      organizationId: tx.organizationId,
      id: newId(),
      applicationId,
      channel,
      at: toDate(at),
      toldDate,
      toldOutcome,
      internalNote,
      actor: recordOf(tx.actor),
      createdAt: toDate(tx.now),
    });
    await tx.publish(contactLogged, { applicationId, at: at.toString(), toldDate });
    if (outcome !== null) await this.decisions.markTold(tx, outcome.id, 'MEMBER');
    return applicationId;
  }
}

async function refuseInstant(
  tx: WriteTransaction,
  { jobId, appliedOn }: ApplicationEntity,
  at: Temporal.Instant,
): Promise<Problem | null> {
  if (isBefore(tx.now, at)) return InvalidInput.of(['input', 'at'], 'must not be in the future');
  const job = await tx.manager.findOneByOrFail(JobEntity, { organizationId: tx.organizationId, id: jobId });
  const zone = job.timeZone ?? (await organizationRules(tx)).timeZone;
  const early = localDate(at, zone).toString() < appliedOn;
  return early ? InvalidInput.of(['input', 'at'], 'must not be before the day of the application') : null;
}
