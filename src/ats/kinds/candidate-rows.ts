import { Injectable } from '@nestjs/common';
import { CandidateMerges } from '../../applications/index.js';
import {
  CandidateAliases,
  CandidateEntity,
  CandidateErased,
  CandidateImports,
  CandidatesService,
  ErasureService,
  type ImportedCandidate,
} from '../../candidates/index.js';
import { SuppressionsService } from '../../delivery/index.js';
import { Problem } from '../../platform/problems/problem.js';
import { findOwners } from '../refs/ats-refs.js';
import { moveRefs } from '../refs/move-refs.js';
import type { SyncCandidate } from '../sync/rows.js';
import type { SyncConnection } from '../sync/sync-connection.js';
import { type CandidateFields, type ReadCandidate, readCandidate } from './candidate-fields.js';
import { inSavepoint, makeMany } from './in-savepoint.js';
import { problemOfRow } from './problem-of-row.js';
import {
  type Applied,
  heldFor,
  type Incoming,
  type PreparedRows,
  type RowKind,
  refusedFor,
  resultOf,
  type SliceContext,
} from './row-kind.js';
import { type SaidOfConsent, SliceConsent } from './slice-consent.js';
import { storedRows } from './stored-rows.js';

interface SaidOfCandidate extends SaidOfConsent {
  /** The id that this one leads to. */
  readonly mergedInto?: string;
}

type Row = Incoming<SyncCandidate>;

/** Of somebody who is not known here. */
interface Fresh extends ReadCandidate {
  readonly incoming: Row;
}

/** Candidates of another system: new ones many at once, known ones as a member changes them. */
@Injectable()
export class CandidateRows implements RowKind<SyncCandidate> {
  readonly type = 'CANDIDATE';

  constructor(
    private readonly candidates: CandidatesService,
    private readonly imports: CandidateImports,
    private readonly erasure: ErasureService,
    private readonly merges: CandidateMerges,
    private readonly aliases: CandidateAliases,
    private readonly suppressions: SuppressionsService,
  ) {}

  endsIn({ remoteWasAnonymized, mergedIntoRemoteId }: SyncCandidate): boolean | null {
    return remoteWasAnonymized || mergedIntoRemoteId ? true : null;
  }

  isAlone({ remoteWasAnonymized, mergedIntoRemoteId, canEmail, isPrivate }: SyncCandidate): boolean {
    return Boolean(remoteWasAnonymized || mergedIntoRemoteId) || canEmail === false || isPrivate === true;
  }

  /** Who waits to be merged into another: of them nothing else is kept. */
  heldContent({ remoteId, remoteUpdatedAt, mergedIntoRemoteId }: SyncCandidate): SyncCandidate {
    return {
      remoteId,
      ...(remoteUpdatedAt ? { remoteUpdatedAt } : {}),
      ...(mergedIntoRemoteId ? { mergedIntoRemoteId } : {}),
    };
  }

  async apply(context: SliceContext, rows: readonly Row[]): Promise<Applied[]> {
    const { tx } = context;
    const stored = await storedRows(tx, CandidateEntity, rows);
    const known = new Map(stored.map((candidate) => [candidate.id, candidate]));
    const applied = new Map<Row, Applied>();
    const fresh: Fresh[] = [];
    const consent = new SliceConsent(context, this.suppressions);
    for (const incoming of rows) {
      const done = await this.#applyKnown(context, consent, incoming, known.get(incoming.rowId ?? '') ?? null);
      if ('fields' in done) fresh.push(done);
      else applied.set(incoming, done);
    }
    await this.#create(context, consent, fresh, (row, done) => applied.set(row, done));
    await consent.settle();
    return rows.map((row) => applied.get(row) ?? lost());
  }

  async prepare(context: SliceContext, rows: readonly Row[]): Promise<PreparedRows> {
    const { tx, connection } = context;
    const begun = rows.map((incoming) => newCandidate(incoming));
    const fresh = begun.filter((each) => 'fields' in each);
    const { results, store } = await this.imports.prepare(
      tx,
      fresh.map((each) => importOf(connection, each)),
    );
    const made = await this.#tell(new SliceConsent(context, this.suppressions), fresh, results);
    const places = new Map(fresh.map((each, place) => [each, place]));
    const all = (told: readonly Applied[]) =>
      begun.map((each) => ('fields' in each ? (told[places.get(each) ?? -1] ?? lost()) : each));
    return {
      applied: all(made),
      store: async () => {
        const [others] = await Promise.all([this.imports.ofAddresses(tx, addressesOf(fresh)), store()]);
        return all(namingOthers(made, fresh, others));
      },
    };
  }

  /** What became of it; of a new candidate what is to be made. */
  async #applyKnown(
    context: SliceContext,
    consent: SliceConsent,
    incoming: Row,
    candidate: CandidateEntity | null,
  ): Promise<Applied | Fresh> {
    const { row, index, rowId, said, isDeleted } = incoming;
    if (row.remoteWasAnonymized) return await this.#erase(context, incoming);
    if (row.mergedIntoRemoteId) return await this.#merge(context, incoming, row.mergedIntoRemoteId);
    // What still comes by an id that died says nothing of whom it leads to.
    if ((said as SaidOfCandidate).mergedInto)
      return {
        result: resultOf({ status: 'UNCHANGED', id: rowId }),
        kept: { rowId, said, isTerminal: true, isDeleted },
      };
    const isGone = row.remoteWasDeleted ?? isDeleted;
    if (candidate === null || rowId === null) return newCandidate(incoming);
    if (candidate.erasedAt !== null) return erasedHere(rowId);
    const read = readCandidate(row, index, false);
    if ('code' in read) return refusedFor(read);
    const changes = changed(read.fields, candidate);
    const isOther = Object.keys(changes).length > 0;
    if (isOther) {
      const done = await inSavepoint(context.tx, () =>
        this.candidates.update(context.tx, { candidateId: rowId, ...changes }),
      );
      if (done instanceof CandidateErased) return erasedHere(rowId);
      if (done instanceof Problem) return refusedFor(problemOfRow(done, index));
    }
    const told = await consent.follow(incoming, candidate.email, changes.email ?? candidate.email);
    const isNews = isOther || isGone !== isDeleted || told.isOther;
    return {
      result: resultOf({ status: isNews ? 'UPDATED' : 'UNCHANGED', id: rowId, problem: read.problem }),
      kept: { rowId, said: { ...told.said }, isTerminal: false, isDeleted: isGone },
    };
  }

  async #create(
    context: SliceContext,
    consent: SliceConsent,
    fresh: readonly Fresh[],
    tell: (row: Row, done: Applied) => void,
  ): Promise<void> {
    if (fresh.length === 0) return;
    const { tx, connection } = context;
    const others = await this.imports.ofAddresses(tx, addressesOf(fresh));
    const candidates = fresh.map((each) => importOf(connection, each));
    const made = await makeMany(tx, candidates, (some) => this.imports.create(tx, some));
    const told = namingOthers(await this.#tell(consent, fresh, made), fresh, others);
    for (const [place, { incoming }] of fresh.entries()) tell(incoming, told[place] ?? lost());
  }

  async #tell(
    consent: SliceConsent,
    fresh: readonly Fresh[],
    made: readonly (string | Problem)[],
  ): Promise<readonly Applied[]> {
    const told: Applied[] = [];
    for (const [place, { incoming, fields, problem }] of fresh.entries()) {
      const id = made[place] ?? lost();
      if (id instanceof Problem) {
        const isErased = id instanceof CandidateErased;
        told.push(isErased ? erasedHere(id.candidateId) : refusedFor(problemOfRow(id, incoming.index)));
        continue;
      }
      const address = fields.email ?? '';
      const { said } = await consent.follow(incoming, address, address);
      told.push({
        result: resultOf({ status: 'CREATED', id, problem }),
        kept: { rowId: id, said: { ...said }, isTerminal: false, isDeleted: false },
      });
    }
    return told;
  }

  /** They are erased there, and so here: with all that their references lead to. */
  async #erase({ tx }: SliceContext, { rowId }: Row): Promise<Applied> {
    if (rowId !== null) await this.erasure.erase(tx, rowId);
    return erasedHere(rowId);
  }

  /** The old id leads to the other candidate, who has what they applied for; who they were is erased. */
  async #merge(context: SliceContext, { row, index, rowId }: Row, into: string): Promise<Applied> {
    const { tx, connection } = context;
    const winner = (await findOwners(tx, connection, 'CANDIDATE', [into])).get(into);
    if (winner === undefined) return heldFor([{ type: 'CANDIDATE', remoteId: into }]);
    if (winner.isErased) return erasedHere(winner.rowId);
    const id = winner.rowId;
    if (id === null) return heldFor([{ type: 'CANDIDATE', remoteId: into }]);
    const led = { rowId: id, said: { mergedInto: into }, isTerminal: true, isDeleted: true };
    const ref = { source: connection.source, remoteId: row.remoteId };
    if (rowId === null || rowId === id) {
      await this.aliases.lead(tx, ref, id);
      return { result: resultOf({ status: 'UPDATED', id }), kept: led };
    }
    const merged = await inSavepoint(tx, async () => {
      const done = await this.merges.merge(tx, rowId, id);
      if (done !== true) return done;
      await moveRefs(tx, rowId, id);
      await this.aliases.lead(tx, ref, id, rowId);
      await this.erasure.erase(tx, rowId);
      return true;
    });
    if (merged instanceof Problem) return refusedFor(problemOfRow(merged, index));
    return merged ? { result: resultOf({ status: 'UPDATED', id }), kept: led } : erasedHere(rowId);
  }
}

/** Of one that is not known here: what is to be made, or what became of it where nothing is. */
function newCandidate(incoming: Row): Applied | Fresh {
  const { row, index, rowId, said } = incoming;
  // A mere deletion tells nobody apart from a merge: it erases nobody.
  if (row.remoteWasDeleted)
    return { result: resultOf({ status: 'UNCHANGED' }), kept: { rowId, said, isTerminal: false, isDeleted: true } };
  const read = readCandidate(row, index, true);
  return 'code' in read ? refusedFor(read) : { incoming, ...read };
}

function importOf({ source }: SyncConnection, { incoming: { row }, fields }: Fresh): ImportedCandidate {
  return {
    fullName: fields.fullName ?? '',
    email: fields.email ?? '',
    phone: fields.phone ?? null,
    locale: fields.locale ?? null,
    timeZone: fields.timeZone ?? null,
    externalRef: { source, remoteId: row.remoteId },
  };
}

function addressesOf(fresh: readonly Fresh[]): string[] {
  return fresh.map(({ fields }) => fields.email ?? '');
}

/** @param others who has these addresses, in lower case */
function namingOthers(
  made: readonly Applied[],
  fresh: readonly Fresh[],
  others: ReadonlyMap<string, readonly string[]>,
): readonly Applied[] {
  if (others.size === 0) return made;
  return made.map((applied, place) => {
    const sameAddressAs = others.get(fresh[place]?.fields.email?.toLowerCase() ?? '');
    if (sameAddressAs === undefined || applied.result.status !== 'CREATED') return applied;
    return { ...applied, result: { ...applied.result, sameAddressAs } };
  });
}

function erasedHere(rowId: string | null): Applied {
  return {
    result: resultOf({ status: 'ERASED', id: rowId }),
    kept: { rowId, said: {}, isTerminal: true, isDeleted: true, isErased: true },
  };
}

function changed(fields: CandidateFields, candidate: CandidateEntity): CandidateFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([field, value]) => value !== candidate[field as keyof CandidateFields]),
  );
}

function lost(): never {
  throw new Error('a row of a candidate has no result');
}
