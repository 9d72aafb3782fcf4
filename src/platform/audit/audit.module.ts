import { Module } from '@nestjs/common';
import { AuditResolver } from './audit.resolver.js';
import { AuditChain } from './audit-chain.js';
import { AuditChainTask } from './audit-chain.task.js';

/** The audit log: entries are written with every change (write-audited.ts), chained here, and read. */
@Module({ providers: [AuditChain, AuditChainTask, AuditResolver] })
export class AuditModule {}
