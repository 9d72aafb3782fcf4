import { Global, Module } from '@nestjs/common';
import { AUTHENTICATOR } from '../platform/access/authenticator.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import { ApiKeyResolver } from './api-key/api-key.resolver.js';
import { ApiKeyAuthenticator } from './api-key/api-key-authenticator.js';
import { ApiKeysService } from './api-key/api-keys.service.js';
import { MemberResolver } from './member/member.resolver.js';
import { MembersService } from './member/members.service.js';
import { OrganizationResolver } from './organization/organization.resolver.js';
import { OrganizationsService } from './organization/organizations.service.js';
import { SlugTaken } from './organization/slug-taken.js';
import { ViewerResolver } from './viewer.resolver.js';

registerConstraintProblem('organizations_slug_unique', () => new SlugTaken());

/** Global for one provider: whoever calls is authenticated before any module is asked. */
@Global()
@Module({
  providers: [
    ApiKeyAuthenticator,
    { provide: AUTHENTICATOR, useExisting: ApiKeyAuthenticator },
    ApiKeyResolver,
    ApiKeysService,
    MemberResolver,
    MembersService,
    OrganizationResolver,
    OrganizationsService,
    ViewerResolver,
  ],
  exports: [AUTHENTICATOR, ApiKeysService, MembersService, OrganizationsService],
})
export class OrganizationsModule {}
