import { Global, Module } from '@nestjs/common';
import { AUTHENTICATOR } from '../platform/access/authenticator.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import { CallerAuthenticator } from './access/caller-authenticator.js';
import { ApiKeyResolver } from './api-key/api-key.resolver.js';
import { ApiKeyAuthenticator } from './api-key/api-key-authenticator.js';
import { ApiKeysService } from './api-key/api-keys.service.js';
import { SandboxService } from './api-key/sandbox.service.js';
import { Discovery } from './identity-provider/discovery.js';
import { FirstSignIn } from './identity-provider/first-sign-in.js';
import { IdentityAuthenticator } from './identity-provider/identity-authenticator.js';
import { IdentityProofs } from './identity-provider/identity-proofs.js';
import { IdentityProviderAlreadyRegistered } from './identity-provider/identity-provider.problems.js';
import { IdentityProviderResolver } from './identity-provider/identity-provider.resolver.js';
import { IdentityProvidersService } from './identity-provider/identity-providers.service.js';
import { ProviderKeys } from './identity-provider/provider-keys.js';
import { FetchLogo } from './logo/fetch-logo.js';
import { MailSettingsResolver } from './mail-settings/mail-settings.resolver.js';
import { MailSettingsService } from './mail-settings/mail-settings.service.js';
import { ExternalIdTaken, MemberAlreadyExists } from './member/member.problems.js';
import { MemberResolver } from './member/member.resolver.js';
import { MembersService } from './member/members.service.js';
import { FoundingService } from './organization/founding.service.js';
import { OperatorResolver } from './organization/operator.resolver.js';
import { OrganizationResolver } from './organization/organization.resolver.js';
import { OrganizationsService } from './organization/organizations.service.js';
import { SlugTaken } from './organization/slug-taken.js';
import { PoliciesService } from './policies/policies.service.js';
import { PolicyResolver } from './policies/policy.resolver.js';
import { organizationSubscriptions } from './subscriptions.js';
import { ViewerResolver } from './viewer.resolver.js';

registerConstraintProblem('organizations_slug_unique', () => new SlugTaken());
registerConstraintProblem('identity_providers_once', () => new IdentityProviderAlreadyRegistered());
registerConstraintProblem('members_email_unique', () => new MemberAlreadyExists(null));
registerConstraintProblem('members_external_id_unique', () => new ExternalIdTaken());
registerConstraintProblem('members_email_is_no_external_id_of_another', () => new MemberAlreadyExists(null));
registerConstraintProblem('members_external_id_is_no_address_of_another', () => new ExternalIdTaken());

/** Global for one provider: whoever calls is authenticated before any module is asked. */
@Global()
@Module({
  providers: [
    ApiKeyAuthenticator,
    CallerAuthenticator,
    { provide: AUTHENTICATOR, useExisting: CallerAuthenticator },
    ApiKeyResolver,
    ApiKeysService,
    Discovery,
    FirstSignIn,
    IdentityAuthenticator,
    IdentityProofs,
    IdentityProviderResolver,
    IdentityProvidersService,
    ProviderKeys,
    SandboxService,
    MailSettingsResolver,
    MailSettingsService,
    MemberResolver,
    MembersService,
    FetchLogo,
    ...organizationSubscriptions,
    FoundingService,
    OperatorResolver,
    OrganizationResolver,
    OrganizationsService,
    PoliciesService,
    PolicyResolver,
    ViewerResolver,
  ],
  exports: [AUTHENTICATOR, ApiKeysService, FoundingService, MembersService, OrganizationsService, PoliciesService],
})
export class OrganizationsModule {}
