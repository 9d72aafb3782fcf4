import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { writeChanges } from '../../platform/database/write-changes.js';
import { newId } from '../../platform/ids/uuid.js';
import { given, givenOrRemoved } from '../../platform/input/given.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { AtsConnectionEntity } from './ats-connection.entity.js';
import type { CreateAtsConnectionInput, UpdateAtsConnectionInput } from './ats-connection.inputs.js';
import { AtsSourceTaken, TooManyAtsConnections } from './ats-connection.problems.js';

// Each has tables of words of its own.
const mostConnections = 50;

// One after another, so that their number holds.
const lockSql = 'SELECT FROM organizations WHERE id = $1 FOR NO KEY UPDATE';

/** The other systems that feed an organization. */
@Injectable()
export class AtsConnectionsService {
  async create(tx: WriteTransaction, input: CreateAtsConnectionInput): Promise<string | Problem> {
    const { organizationId, manager } = tx;
    await tx.query(lockSql, [organizationId]);
    const source = input.source ?? input.vendor.toLowerCase();
    const known = await manager.findOneBy(AtsConnectionEntity, { organizationId, source });
    if (known !== null) return new AtsSourceTaken(known.id);
    if ((await manager.countBy(AtsConnectionEntity, { organizationId })) >= mostConnections)
      return new TooManyAtsConnections(mostConnections);
    const id = newId();
    await manager.insert(AtsConnectionEntity, {
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

  async update(tx: WriteTransaction, input: UpdateAtsConnectionInput): Promise<string | Problem> {
    const { organizationId, manager } = tx;
    const { atsConnectionId: id, name, decisionDateField, decisionReasonField, enabled } = input;
    const key = { organizationId, id };
    const known = await manager.findOne(AtsConnectionEntity, { where: key, lock: { mode: 'for_no_key_update' } });
    if (known === null) return new NotFound('connection', ['input', 'atsConnectionId']);
    const disabledAt = enabled == null ? {} : { disabledAt: enabled ? null : (known.disabledAt ?? toDate(tx.now)) };
    const changes = {
      ...given({ name }),
      ...givenOrRemoved({ decisionDateField, decisionReasonField }),
      ...disabledAt,
    };
    await writeChanges(tx, AtsConnectionEntity, key, changes);
    return id;
  }
}
