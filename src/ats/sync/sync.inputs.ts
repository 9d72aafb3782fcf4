import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsUUID } from 'class-validator';
import { RowsAsGiven } from '../../platform/graphql/rows-as-given.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { SyncApplication, SyncCandidate, SyncCustomField, SyncEmail, SyncInterview, SyncJob } from './rows.js';

export const mostRows = 1_000;

const text = { nullable: true } as const;

// Their times and dates are texts here: one that is wrong is a fault of its row, not of the whole call.
@InputType({ isAbstract: true })
abstract class RemoteRowInput {
  @Field(() => String, { description: 'Its id in your ATS, as text: 1 to 256 characters.' })
  remoteId!: string;

  @Field(() => String, {
    ...text,
    description:
      'When it last changed there, RFC 3339. An older row than the one that is known is STALE. Without it the row counts as of its receipt, and never takes back an end.',
  })
  remoteUpdatedAt?: string | null;

  @Field(() => Boolean, {
    ...text,
    description:
      'It is not there any more. A job closes once nobody in it waits, an application ends without a mail, an interview is cancelled. A candidate stays: a merge can look like this.',
  })
  remoteWasDeleted?: boolean | null;
}

@InputType({ description: 'A job as your ATS has it. What is left out is not known, and stays.' })
export class SyncJobRow extends RemoteRowInput implements SyncJob {
  @Field(() => String, { ...text, description: 'As candidates will read it. Needed for a new one.' })
  title?: string | null;

  @Field(() => String, { ...text, description: 'Your word for its status, such as `open`.' })
  status?: string | null;

  @Field(() => Boolean, {
    ...text,
    description: 'An event told that it was opened again: even a row without a time opens it.',
  })
  isReopened?: boolean | null;

  @Field(() => String, { ...text, description: "IANA time zone of its dates; the organization's if unknown." })
  timeZone?: string | null;

  @Field(() => String, { ...text, description: 'Language of its mails, a BCP 47 tag.' })
  locale?: string | null;

  @Field(() => String, { ...text, description: 'Address of the member who recruits. Nobody, if no member has it.' })
  recruiterEmail?: string | null;

  @Field(() => String, { ...text, description: 'Address of the member who decides. Nobody, if no member has it.' })
  hiringManagerEmail?: string | null;
}

@InputType({ description: 'One address of a candidate.' })
export class SyncEmailInput implements SyncEmail {
  @Field(() => String, { description: 'The address.' })
  value!: string;

  @Field(() => String, { ...text, description: 'Your word for its kind: `personal` goes first, `work` last.' })
  type?: string | null;
}

@InputType({ description: 'A candidate as your ATS has them. What is left out is not known, and stays.' })
export class SyncCandidateRow extends RemoteRowInput implements SyncCandidate {
  @Field(() => String, { ...text, description: 'The whole name. This or its parts are needed for a new one.' })
  fullName?: string | null;

  @Field(() => String, { ...text, description: 'The given name, where the whole one is left out.' })
  firstName?: string | null;

  @Field(() => String, { ...text, description: 'The family name, where the whole one is left out.' })
  lastName?: string | null;

  @Field(() => String, { ...text, description: 'Where their mails go. This or `emails` is needed for a new one.' })
  email?: string | null;

  @Field(() => [SyncEmailInput], {
    ...text,
    description:
      'All their addresses, 50 at most, where `email` is left out: the personal one is taken, else the first that is not for work.',
  })
  emails?: SyncEmailInput[] | null;

  @Field(() => String, { ...text, description: 'Where members can call them.' })
  phone?: string | null;

  @Field(() => String, { ...text, description: 'Language they read, a BCP 47 tag.' })
  locale?: string | null;

  @Field(() => String, { ...text, description: 'IANA time zone they live in.' })
  timeZone?: string | null;

  @Field(() => Boolean, {
    ...text,
    description: 'False: nothing is sent to their address (a suppression BY_ATS), until this is true.',
  })
  canEmail?: boolean | null;

  @Field(() => Boolean, { ...text, description: 'True: kept from most there, so that nothing is sent to them here.' })
  isPrivate?: boolean | null;

  @Field(() => Boolean, {
    ...text,
    description: 'They were made anonymous there: they are erased here, and no later row brings them back.',
  })
  remoteWasAnonymized?: boolean | null;

  @Field(() => String, {
    ...text,
    description:
      'This id died in a merge into that one: it leads to that candidate from now on, who has its applications; what was known under it alone is erased.',
  })
  mergedIntoRemoteId?: string | null;
}

@InputType({ description: 'A field of your own making.' })
export class SyncCustomFieldInput implements SyncCustomField {
  @Field(() => String, { description: 'Its stable key, not its name.' })
  key!: string;

  @Field(() => String, { ...text, description: 'Its value as text: 2,000 characters at most.' })
  value?: string | null;
}

@InputType({ description: 'An application as your ATS has it. What is left out is not known, and stays.' })
export class SyncApplicationRow extends RemoteRowInput implements SyncApplication {
  @Field(() => String, {
    ...text,
    description: 'Id of its candidate there. Needed for a new one; if they are not known yet, the row waits for them.',
  })
  candidateRemoteId?: string | null;

  @Field(() => String, {
    ...text,
    description:
      'Id of its job there. Needed for a new one, and it stays; if the job is not known yet, the row waits for it.',
  })
  jobRemoteId?: string | null;

  @Field(() => String, {
    ...text,
    description:
      'Your word for its status. One that ends it starts its outcome as the policy says; of a row that has ended when it first comes nobody is told.',
  })
  status?: string | null;

  @Field(() => String, {
    ...text,
    description:
      'Your name of its stage: at most 200 characters, of which the first 100 are taken where the word has no meaning here.',
  })
  stage?: string | null;

  @Field(() => String, {
    ...text,
    description:
      'Your word for why it was rejected. If it has no meaning here, a person is asked before a mail leaves.',
  })
  rejectionReason?: string | null;

  @Field(() => String, {
    ...text,
    description: 'Your word for whose doing it was, such as `They rejected us`: it goes before the reason.',
  })
  rejectionReasonType?: string | null;

  @Field(() => String, { ...text, description: 'When they applied: a date, or an instant whose date is taken.' })
  appliedOn?: string | null;

  @Field(() => Boolean, {
    ...text,
    description: 'An event told that its end was taken back: even a row without a time opens it again.',
  })
  isReopened?: boolean | null;

  @Field(() => Boolean, {
    ...text,
    description:
      'A prospect or lead: it is remembered, and nothing is made of it before this is false. An application that becomes one ends quietly.',
  })
  isProspect?: boolean | null;

  @Field(() => String, {
    ...text,
    description: 'By which day they hear: another one than you told before sets or moves the timeline.',
  })
  decisionDate?: string | null;

  @Field(() => String, { ...text, description: 'Why it moves: a `ChangeReason`; any other word is OTHER.' })
  decisionReason?: string | null;

  @Field(() => [SyncCustomFieldInput], {
    ...text,
    description:
      'Fields of your own. Those that the connection names are read, of 2,000 characters at most; the others are passed over, whatever they hold. None is kept.',
  })
  customFields?: SyncCustomFieldInput[] | null;
}

@InputType({ description: 'An interview as your ATS has it. What is left out is not known, and stays.' })
export class SyncInterviewRow extends RemoteRowInput implements SyncInterview {
  @Field(() => String, {
    ...text,
    description: 'Id of its application there. Needed for a new one; if that is not known yet, the row waits for it.',
  })
  applicationRemoteId?: string | null;

  @Field(() => String, { ...text, description: 'What it is. `Interview`, if left out of a new one.' })
  title?: string | null;

  @Field(() => String, { ...text, description: 'Your word for where it stands.' })
  status?: string | null;

  @Field(() => String, {
    ...text,
    description: 'When it is or was to begin, RFC 3339. Of one that is planned for no day yet nothing is made.',
  })
  scheduledAt?: string | null;

  @Field(() => String, { ...text, description: 'When it ended, RFC 3339.' })
  completedAt?: string | null;

  @Field(() => Boolean, { ...text, description: 'A first screening, after which no decision is expected yet.' })
  isPreliminaryScreen?: boolean | null;

  @Field(() => Boolean, { ...text, description: 'The interviewers among themselves: nothing is made of it.' })
  isDebrief?: boolean | null;
}

@InputType({ isAbstract: true })
export abstract class SyncInput {
  @Field(() => IdScalar, { description: 'From which connection: see `createAtsIntegration`.' })
  @IsUUID()
  atsIntegrationId!: string;
}

@InputType({ description: 'Jobs of another system.' })
export class SyncJobsInput extends SyncInput {
  @Field(() => [SyncJobRow], { description: 'Up to 1,000, in any order, as often as you like.' })
  @ArrayMaxSize(mostRows)
  @RowsAsGiven()
  rows!: SyncJobRow[];
}

@InputType({ description: 'Candidates of another system.' })
export class SyncCandidatesInput extends SyncInput {
  @Field(() => [SyncCandidateRow], { description: 'Up to 1,000, in any order, as often as you like.' })
  @ArrayMaxSize(mostRows)
  @RowsAsGiven()
  rows!: SyncCandidateRow[];
}

@InputType({ description: 'Applications of another system.' })
export class SyncApplicationsInput extends SyncInput {
  @Field(() => [SyncApplicationRow], { description: 'Up to 1,000, in any order, as often as you like.' })
  @ArrayMaxSize(mostRows)
  @RowsAsGiven()
  rows!: SyncApplicationRow[];
}

@InputType({ description: 'Interviews of another system.' })
export class SyncInterviewsInput extends SyncInput {
  @Field(() => [SyncInterviewRow], { description: 'Up to 1,000, in any order, as often as you like.' })
  @ArrayMaxSize(mostRows)
  @RowsAsGiven()
  rows!: SyncInterviewRow[];
}
