import { Module } from '@nestjs/common';
import { CandidatesModule } from '../../candidates/index.js';
import { AtsModule } from '../ats.module.js';
import { AtsInboxModule } from '../inbox/ats-inbox.module.js';
import { importSubscriptions } from '../subscriptions.js';
import { forgetOldImports, takeImports } from '../tasks.js';
import { AtsImportResolver, AtsIntegrationImportsResolver } from './ats-import.resolver.js';
import { ImportFile } from './import-file.js';
import { ImportLocalFile } from './import-local-file.js';
import { ImportPersonalData } from './import-personal-data.js';
import { ImportReport } from './import-report.js';
import { AtsImportRetention } from './import-retention.js';
import { StoredFile } from './stored-file.js';
import { TakeImports } from './take-imports.js';

/** Files of candidates and applications, taken in record by record. */
@Module({
  imports: [AtsInboxModule, AtsModule, CandidatesModule],
  providers: [
    AtsImportResolver,
    AtsImportRetention,
    forgetOldImports,
    takeImports,
    ...importSubscriptions,
    AtsIntegrationImportsResolver,
    ImportFile,
    ImportLocalFile,
    ImportPersonalData,
    ImportReport,
    StoredFile,
    TakeImports,
  ],
  exports: [AtsInboxModule, ImportReport, StoredFile],
})
export class AtsImportsModule {}
