import { Injectable } from '@nestjs/common';
import { CandidatesService, UpdateCandidateInput } from '../../candidates/index.js';
import { MailLinksService } from '../../delivery/index.js';
import {
  AddressMail,
  type CandidateStatus,
  FollowUpsService,
  linkHolder,
  readCandidateStatus,
} from '../../notifications/index.js';
import type { Actor } from '../../platform/actor/actor.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problems/problem.js';
import { ShownDates, type ShownRevision } from '../../timelines/index.js';
import type { StatusPageAct } from './read-act.js';

/** Whose page it is. */
export interface CandidateHolder {
  readonly organizationId: string;
  readonly candidateId: string;
}

/** What became of an act: what was made of it, or why nothing was. */
export type Acted = { readonly followUpId: string | null } | { readonly refused: 'NOT_OPEN' | 'ENDED' };

export interface Corrections {
  readonly greetingName: string;
  readonly language: string;
  readonly zone: string;
  readonly email: string;
}

// How long a link goes on opening after all that it is about has ended.
const DAYS_AFTER_END = 30;

/** What candidates see and do by the links in their mails. Seeing changes nothing. */
@Injectable()
export class StatusService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly links: MailLinksService,
    private readonly followUps: FollowUpsService,
    private readonly shown: ShownDates,
    private readonly candidates: CandidatesService,
    private readonly addressMail: AddressMail,
  ) {}

  /** What the page shows whoever holds that link; null: it does not open any more. */
  async open(secret: string): Promise<CandidateStatus | null> {
    const link = await this.links.follow(secret, 'STATUS');
    if (link === null) return null;
    return await this.database.read(link.organizationId, async (tx) => {
      const holder = await linkHolder(tx, link.messageId);
      if (holder?.recipient !== 'CANDIDATE') return null;
      const status = await readCandidateStatus(tx, holder.recipientId);
      return status !== null && isOpen(status) ? status : null;
    });
  }

  /** @param shown what the page showed on which it was done: the candidate knows that from then on */
  async act(holder: CandidateHolder, act: StatusPageAct, shown: readonly ShownRevision[]): Promise<Acted> {
    return await this.#write(holder, async (tx) => {
      await this.followUps.lockApplication(tx, act.applicationId);
      await this.followUps.lockCandidate(tx, holder.candidateId);
      const status = await readCandidateStatus(tx, holder.candidateId);
      const application = status?.applications.find(({ id }) => id === act.applicationId);
      if (status === null || application === undefined) return { refused: 'ENDED' };
      if (act.kind === 'READ') {
        await this.shown.record(tx, shownOf(application.id, status, shown));
        return { followUpId: null };
      }
      const made = await this.followUps.make(tx, status, { ...act, kind: act.kind });
      if ('refused' in made) return made;
      await this.shown.record(tx, shownOf(application.id, status, shown));
      return { followUpId: made.id };
    });
  }

  async undo(holder: CandidateHolder, followUpId: string): Promise<boolean> {
    return await this.#write(holder, (tx) => this.followUps.undo(tx, holder.candidateId, followUpId));
  }

  /** Corrects what is known of them. Another address counts once it was confirmed there. @returns whether it has to be */
  async correct(holder: CandidateHolder, status: CandidateStatus, given: Corrections): Promise<boolean> {
    const { greetingName, language, zone, email } = given;
    const input = new UpdateCandidateInput();
    input.candidateId = holder.candidateId;
    const known = status.greetingName ?? status.fullName;
    if (greetingName !== '' && greetingName !== known) input.greetingName = greetingName;
    if (language !== status.writtenIn.split('-', 1)[0]) input.locale = language;
    if (zone !== status.zone) input.timeZone = zone;
    const isChanged = Object.keys(input).some((key) => key !== 'candidateId' && Reflect.get(input, key) !== undefined);
    const otherAddress = email !== '' && email.toLowerCase() !== status.email.toLowerCase();
    if (!isChanged && !otherAddress) return false;
    await this.#write(holder, async (tx) => {
      if (isChanged) {
        const result = await this.candidates.update(tx, input);
        if (result instanceof Problem) return result;
      }
      if (otherAddress) await this.addressMail.send(tx, holder.candidateId, email);
      return true;
    });
    return otherAddress;
  }

  /** @returns the secret of a new calendar address */
  async makeCalendar(holder: CandidateHolder): Promise<string> {
    return await this.#write(holder, (tx) => this.links.makeCalendar(tx, holder.candidateId));
  }

  /** What a calendar shows; null: it is nobody's any more. */
  async calendar(secret: string): Promise<CandidateStatus | null> {
    const link = await this.links.followCalendar(secret);
    if (link === null) return null;
    return await this.database.read(link.organizationId, (tx) => readCandidateStatus(tx, link.candidateId));
  }

  /** The address that a link confirms; null: it does not open any more. */
  async address(secret: string): Promise<(CandidateHolder & { readonly address: string }) | null> {
    const link = await this.links.follow(secret, 'ADDRESS');
    if (link === null) return null;
    const { organizationId, messageId } = link;
    const holder = await this.database.read(organizationId, (tx) => linkHolder(tx, messageId));
    if (holder?.recipient !== 'CANDIDATE') return null;
    return { organizationId, candidateId: holder.recipientId, address: holder.toAddress };
  }

  async status({ organizationId, candidateId }: CandidateHolder): Promise<CandidateStatus | null> {
    return await this.database.read(organizationId, (tx) => readCandidateStatus(tx, candidateId));
  }

  async confirmAddress(holder: CandidateHolder, address: string): Promise<void> {
    const input = new UpdateCandidateInput();
    input.candidateId = holder.candidateId;
    input.email = address;
    await this.#write(holder, (tx) => this.candidates.update(tx, input));
  }

  async #write<Done>(
    { organizationId, candidateId }: CandidateHolder,
    work: (tx: WriteTransaction) => Promise<Done | Problem>,
  ): Promise<Done> {
    const done = await this.database.write(candidateActor(organizationId, candidateId), work);
    if (done instanceof Problem) throw new Error(`a candidate's act was refused: ${done.code}`);
    return done as Done;
  }
}

/** Without the name: what is recorded of who acted outlives the person's data. */
function candidateActor(organizationId: string, id: string): Actor {
  return { kind: 'CANDIDATE', organizationId, id, name: 'The candidate' };
}

/** While something goes on, and for some days after. */
function isOpen({ applications, now }: CandidateStatus): boolean {
  const oldest = now.subtract({ hours: DAYS_AFTER_END * 24 });
  return applications.some(
    ({ state, endedAt }) =>
      state === 'OPEN' || endedAt === null || endedAt.epochMilliseconds >= oldest.epochMilliseconds,
  );
}

/** Of what the page showed, what belongs to this application: an act about one says nothing of another. */
function shownOf(applicationId: string, status: CandidateStatus, shown: readonly ShownRevision[]): ShownRevision[] {
  const application = status.applications.find(({ id }) => id === applicationId);
  const own = new Set(application?.dates.map(({ id }) => id));
  return shown.filter(({ timelineId }) => own.has(timelineId));
}
