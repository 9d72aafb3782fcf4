import { Module } from '@nestjs/common';
import { DispatchTask } from './dispatch/dispatch.task.js';
import { MessageResolver } from './message/message.resolver.js';
import { MessagesService } from './message/messages.service.js';

@Module({ providers: [DispatchTask, MessageResolver, MessagesService], exports: [DispatchTask, MessagesService] })
export class DeliveryModule {}
