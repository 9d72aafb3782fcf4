import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { MemberEntity, type MemberRole } from './member.entity.js';

export interface NewMember {
  readonly fullName: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly timeZone?: string | null;
}

@Injectable()
export class MembersService {
  async add(tx: WriteTransaction, member: NewMember): Promise<string> {
    const id = newId();
    await tx.manager.insert(MemberEntity, {
      ...member,
      id,
      organizationId: tx.organizationId,
      timeZone: member.timeZone ?? null,
      createdAt: toDate(tx.now),
      updatedAt: toDate(tx.now),
    });
    return id;
  }
}
