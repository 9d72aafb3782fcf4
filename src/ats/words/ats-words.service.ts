import { Injectable } from '@nestjs/common';
import { insertRows } from '../../platform/database/record-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { AtsIntegrationEntity } from '../connection/ats-connection.entity.js';
import { KindsOfRows } from '../kinds/kinds-of-rows.js';
import type { AnyRow } from '../kinds/row-kind.js';
import { applyRows } from '../sync/apply-rows.js';
import type { SyncedType, WordKind } from '../sync/rows.js';
import type { SetAtsWordInput } from './ats-word.model.js';
import { meanings, wordKey } from './meanings.js';
import { rowSaying, type SaidRow } from './row-saying.js';
import { atsWordChanged } from './words.events.js';

const typeOf: Readonly<Record<WordKind, SyncedType>> = {
  JOB_STATUS: 'JOB',
  APPLICATION_STATUS: 'APPLICATION',
  STAGE: 'APPLICATION',
  REJECTION_REASON: 'APPLICATION',
  INTERVIEW_STATUS: 'INTERVIEW',
};

// Rows that one transaction looks at; those that say the word are few of them.
const batch = 250;

const lockSql = `
  SELECT id, meaning FROM ats_words WHERE organization_id = $1 AND connection_id = $2 AND kind = $3 AND word = $4
  FOR NO KEY UPDATE`;

const setSql = 'UPDATE ats_words SET meaning = $3 WHERE organization_id = $1 AND id = $2';

const saidSql = `
  SELECT encode(ref_hash, 'hex') AS hash, remote_id AS "remoteId", said FROM ats_refs
  WHERE organization_id = $1 AND connection_id = $2 AND type = $3 AND ref_hash > decode($4, 'hex') AND erased_at IS NULL
  ORDER BY ref_hash LIMIT $5`;

interface ChangedWord {
  readonly connectionId: string;
  readonly kind: WordKind;
  readonly word: string;
  readonly after: string | null;
}

/** What words mean to an organization; another meaning is that of the rows that came with the word, too. */
@Injectable()
export class AtsWordsService {
  constructor(private readonly kinds: KindsOfRows) {}

  async set(tx: WriteTransaction, input: SetAtsWordInput): Promise<string | Problem> {
    const { organizationId, manager } = tx;
    const { atsIntegrationId: connectionId, kind } = input;
    if (!(await manager.existsBy(AtsIntegrationEntity, { organizationId, id: connectionId })))
      return new NotFound('connection', ['input', 'atsIntegrationId']);
    const meaning = meaningOf(kind, input.meaning ?? null);
    if (meaning === undefined)
      return InvalidInput.of(['input', 'meaning'], `must be one of ${meanings[kind]?.join(', ')}`);
    const word = wordKey(input.word);
    const [known] = await tx.query<{ id: string; meaning: string | null }>(lockSql, [
      organizationId,
      connectionId,
      kind,
      word,
    ]);
    const id = known?.id ?? newId();
    if (known === undefined) {
      const firstSeenAt = tx.now.toString();
      const row = { organizationId, id, connectionId, kind, word, original: input.word, meaning, firstSeenAt };
      await insertRows(tx, 'ats_words', [row]);
    } else if (known.meaning === meaning) return id;
    else await tx.query(setSql, [organizationId, id, meaning]);
    await tx.publish(atsWordChanged, { connectionId, kind, word, after: null });
    return id;
  }

  /** What was said with a word is read anew, so much of it as one transaction takes: behind `after`. */
  async readAnew(tx: WriteTransaction, { connectionId, kind, word, after }: ChangedWord): Promise<void> {
    const { organizationId, manager } = tx;
    const connection = await manager.findOneByOrFail(AtsIntegrationEntity, { organizationId, id: connectionId });
    const type = typeOf[kind];
    const asked = [organizationId, connectionId, type, after ?? '', batch];
    const said = await tx.query<SaidRow & { hash: string }>(saidSql, asked);
    const rows = said.flatMap((row, index) => {
      const anew: AnyRow | null = rowSaying(kind, word, row);
      return anew === null ? [] : [{ row: anew, index, receivedAt: new Date(tx.now.epochMilliseconds) }];
    });
    if (rows.length > 0) await applyRows(tx, this.kinds.byType, connection, type, rows, { force: true });
    const last = said.at(-1);
    if (said.length === batch && last !== undefined)
      await tx.publish(atsWordChanged, { connectionId, kind, word, after: last.hash });
  }
}

/** Undefined: it is none of its kind. A stage can be called anything. */
function meaningOf(kind: WordKind, given: string | null): string | null | undefined {
  const known: readonly string[] | null = meanings[kind];
  if (given === null || known === null) return given;
  const meaning = given.trim().toUpperCase();
  return known.includes(meaning) ? meaning : undefined;
}
