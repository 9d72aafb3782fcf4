import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { writeChanges } from '../../platform/database/write-changes.js';
import { newId } from '../../platform/ids/uuid.js';
import { given, givenOrRemoved } from '../../platform/input/given.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { AtsIntegrationEntity } from './ats-connection.entity.js';
import type { CreateAtsIntegrationInput, UpdateAtsIntegrationInput } from './ats-connection.inputs.js';
import { AtsSourceTaken, TooManyAtsIntegrations } from './ats-connection.problems.js';

// Each has tables of words of its own.
const mostConnections = 50;

// One after another, so that their number holds.
const lockSql = 'SELECT FROM organizations WHERE id = $1 FOR NO KEY UPDATE';

/** The other systems that feed an organization. */
@Injectable()
export class AtsIntegrationsService {
  async create(tx: WriteTransaction, input: CreateAtsIntegrationInput): Promise<string | Problem> {
    const { organizationId, manager } = tx;
    await tx.query(lockSql, [organizationId]);
    const source = input.source ?? input.vendor.toLowerCase();
    const known = await manager.findOneBy(AtsIntegrationEntity, { organizationId, source });
    if (known !== null) return new AtsSourceTaken(known.id);
    if ((await manager.countBy(AtsIntegrationEntity, { organizationId })) >= mostConnections)
      return new TooManyAtsIntegrations(mostConnections);
    const id = newId();
    await manager.insert(AtsIntegrationEntity, {
      organizationId,
      id,
      vendor: input.vendor,
      source,
      name: input.name ?? source,
      decisionDateField: input.decisionDateField ?? null,
      decisionReasonField: input.decisionReasonField ?? null,
      disabledAt: null,
      createdAt: toDate(tx.now),
    });
    return id;
  }

  async update(tx: WriteTransaction, input: UpdateAtsIntegrationInput): Promise<string | Problem> {
    const { organizationId, manager } = tx;
    const { atsIntegrationId: id, name, decisionDateField, decisionReasonField, enabled } = input;
    const key = { organizationId, id };
    const known = await manager.findOne(AtsIntegrationEntity, { where: key, lock: { mode: 'for_no_key_update' } });
    if (known === null) return new NotFound('connection', ['input', 'atsIntegrationId']);
    const disabledAt = enabled == null ? {} : { disabledAt: enabled ? null : (known.disabledAt ?? toDate(tx.now)) };
    const changes = {
      ...given({ name }),
      ...givenOrRemoved({ decisionDateField, decisionReasonField }),
      ...disabledAt,
    };
    await writeChanges(tx, AtsIntegrationEntity, key, changes);
    return id;
  }
}
