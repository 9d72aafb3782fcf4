import { Module } from '@nestjs/common';
import { chainAuditEntries } from '../tasks.js';
import { AuditResolver } from './audit.resolver.js';
import { AuditChain } from './audit-chain.js';

/** The audit log: entries are written with every change (write-audited.ts), chained here, and read. */
@Module({ providers: [AuditChain, chainAuditEntries, AuditResolver] })
export class AuditModule {}
