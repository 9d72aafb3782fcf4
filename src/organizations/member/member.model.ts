import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { MemberEntity, MemberRole, MemberStatus } from './member.entity.js';

export const MemberRoleEnum = {
  OWNER: 'OWNER',
  ADMIN: 'ADMIN',
  RECRUITER: 'RECRUITER',
  HIRING_MANAGER: 'HIRING_MANAGER',
  VIEWER: 'VIEWER',
} as const satisfies Record<MemberRole, MemberRole>;

registerEnumType(MemberRoleEnum, {
  name: 'MemberRole',
  description: 'What a member is to the organization.',
  valuesMap: {
    OWNER: { description: 'Answers for the organization; may do everything.' },
    ADMIN: { description: 'Runs the organization: members, policy, keys.' },
    RECRUITER: { description: 'Owns jobs and talks to candidates; their name stands in the mails.' },
    HIRING_MANAGER: { description: 'Decides about candidates of their jobs.' },
    VIEWER: { description: 'Reads only.' },
  },
});

export const MemberStatusEnum = { INVITED: 'INVITED', ACTIVE: 'ACTIVE', REMOVED: 'REMOVED' } as const satisfies Record<
  MemberStatus,
  MemberStatus
>;

registerEnumType(MemberStatusEnum, {
  name: 'MemberStatus',
  description: 'Whether a member can act.',
  valuesMap: {
    INVITED: { description: 'Has not signed in yet. Machines may act for them, and jobs may name them.' },
    ACTIVE: { description: 'Has signed in, or needs not to.' },
    REMOVED: { description: 'Acts no more. What they did still names them.' },
  },
});

@ObjectType({ implements: () => [Node], description: 'A person of your organization.' })
export class Member
  implements Pick<MemberEntity, 'id' | 'fullName' | 'email' | 'role' | 'status' | 'externalId' | 'timeZone' | 'locale'>
{
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, { description: 'As candidates read it.' })
  readonly fullName!: string;

  @Field(() => String, {
    description: "Where the member's mail goes, and where candidates' replies go for jobs they recruit for.",
  })
  readonly email!: string;

  @Field(() => MemberRoleEnum, { description: 'What they are to the organization.' })
  readonly role!: MemberRole;

  @Field(() => MemberStatusEnum, { description: 'Whether they can act.' })
  readonly status!: MemberStatus;

  @Field(() => String, { nullable: true, description: "Your system's own id of this person, for `X-On-Behalf-Of`." })
  readonly externalId!: string | null;

  @Field(() => String, { nullable: true, description: "IANA time zone; null means the organization's." })
  readonly timeZone!: string | null;

  @Field(() => String, { nullable: true, description: "Language of their mails; null means the organization's." })
  readonly locale!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the member last changed here: later with each change.' })
  readonly updatedAt!: Date;
}
