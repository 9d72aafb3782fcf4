import { Injectable } from '@nestjs/common';
import { type FollowedLink, MailLinksService } from '../delivery/index.js';
import { CandidatePreferences, type CandidatePreferencesRow } from '../notifications/index.js';
import { systemActor } from '../platform/actor/actor.js';
import { TenantDatabase } from '../platform/database/tenant-database.js';
import { Problem } from '../platform/problems/problem.js';
import type { PreferenceChoice } from './pages/preferences-page.js';

/** What the reader of a mail may see and choose by its link, whoever holds it. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly links: MailLinksService,
    private readonly preferences: CandidatePreferences,
  ) {}

  async follow(secret: string): Promise<FollowedLink | null> {
    return await this.links.follow(secret, 'PREFERENCES');
  }

  async standing({ organizationId, messageId }: FollowedLink): Promise<CandidatePreferencesRow | null> {
    return await this.database.read(organizationId, (tx) => this.preferences.standing(tx, messageId));
  }

  /** False if whoever the mail was to is not there any more. */
  async choose({ organizationId, messageId }: FollowedLink, choice: PreferenceChoice): Promise<boolean> {
    const result = await this.database.write({ ...systemActor(organizationId), via: 'PAGE' }, async (tx) =>
      choice === 'do-not-write'
        ? await this.preferences.doNotWrite(tx, messageId)
        : await this.preferences.declineNotes(tx, messageId, choice === 'decline-notes'),
    );
    if (result instanceof Problem) throw new Error(`a choice was refused: ${result.code}`);
    return result;
  }
}
