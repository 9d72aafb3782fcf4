import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver } from '@nestjs/mercurius';
import { LoggerModule } from 'nestjs-pino';
import { AnswerPagesModule, AnswersModule, LinkAnswerEntity } from './answers/index.js';
import {
  ApplicationEntity,
  ApplicationsModule,
  ApplicationTurnEntity,
  ContactEntity,
  InterviewEntity,
  OutcomeEntity,
} from './applications/index.js';
import {
  AtsImportRoutesModule,
  AtsImportsModule,
  AtsInboxModule,
  AtsInboxRoutesModule,
  AtsIntegrationEntity,
  AtsModule,
} from './ats/index.js';
import { CandidatePortalModule } from './candidate-portal/index.js';
import { CandidateEntity, CandidatesModule } from './candidates/index.js';
import {
  DeliveryModule,
  MessageAttemptEntity,
  MessageEntity,
  ProviderWebhooksModule,
  RelayEntity,
  SendingDomainEntity,
  SuppressionEntity,
} from './delivery/index.js';
import { JobEntity, JobsModule } from './jobs/index.js';
import { nodes } from './nodes.js';
import {
  DraftEntity,
  FollowUpEntity,
  NotificationEntity,
  NotificationsModule,
  TemplateEntity,
  UnreachableNoticeEntity,
} from './notifications/index.js';
import {
  ApiKeyEntity,
  IdentityProviderEntity,
  LogoRoutesModule,
  MemberEntity,
  OrganizationEntity,
  OrganizationsModule,
} from './organizations/index.js';
import { PermissionGuard } from './platform/access/permission.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { CONFIG, type Config } from './platform/config/config.js';
import { Subscriber } from './platform/events/subscriber.js';
import { SUBSCRIPTIONS } from './platform/events/subscription.js';
import { EndpointModule } from './platform/graphql/endpoint/endpoint.module.js';
import { graphqlOptions } from './platform/graphql/graphql-options.js';
import { inputValidation } from './platform/graphql/input-validation.js';
import { NodeModule } from './platform/graphql/node/node.module.js';
import { ProblemFilter } from './platform/graphql/problem-filter.js';
import { HealthModule } from './platform/health/health.module.js';
import { loggingOptions } from './platform/logging/logging.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { TasksModule } from './platform/schedule/tasks.module.js';
import { subscriptions } from './subscriptions.js';
import { BulkMoveEntity, TimelineEntity, TimelinesModule } from './timelines/index.js';
import { CalendarFeedEntity, MemberCalendarsModule, WebhookEndpointEntity, WebhooksModule } from './webhooks/index.js';

const entities = [
  ApiKeyEntity,
  ApplicationEntity,
  ApplicationTurnEntity,
  AtsIntegrationEntity,
  BulkMoveEntity,
  CalendarFeedEntity,
  CandidateEntity,
  ContactEntity,
  DraftEntity,
  FollowUpEntity,
  LinkAnswerEntity,
  IdentityProviderEntity,
  InterviewEntity,
  JobEntity,
  MemberEntity,
  MessageAttemptEntity,
  MessageEntity,
  NotificationEntity,
  OrganizationEntity,
  OutcomeEntity,
  RelayEntity,
  SendingDomainEntity,
  SuppressionEntity,
  TemplateEntity,
  TimelineEntity,
  UnreachableNoticeEntity,
  WebhookEndpointEntity,
];

/** Puts the modules together. */
@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggingOptions(config)),
        PlatformModule.forRoot(config, entities),
        TasksModule,
        HealthModule,
        ...(config.metrics === undefined ? [] : [MetricsModule]),
        AuditModule,
        OrganizationsModule,
        DeliveryModule,
        JobsModule,
        CandidatesModule,
        ApplicationsModule,
        TimelinesModule,
        NotificationsModule,
        AnswersModule,
        AtsModule,
        AtsInboxModule,
        AtsImportsModule,
        WebhooksModule,
        NodeModule.of(nodes),
        // A worker answers for its health and for nothing else.
        ...(config.role === 'worker'
          ? []
          : [
              graphqlModule(),
              EndpointModule,
              AnswerPagesModule,
              AtsImportRoutesModule,
              AtsInboxRoutesModule,
              CandidatePortalModule,
              LogoRoutesModule,
              MemberCalendarsModule,
              ProviderWebhooksModule,
            ]),
      ],
      providers: [
        { provide: SUBSCRIPTIONS, useValue: subscriptions },
        Subscriber,
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_PIPE, useFactory: inputValidation },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

function graphqlModule(): DynamicModule {
  return GraphQLModule.forRootAsync({
    driver: MercuriusDriver,
    inject: [CONFIG],
    useFactory: graphqlOptions,
  });
}
