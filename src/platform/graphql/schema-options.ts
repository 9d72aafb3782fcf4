import type { BuildSchemaOptions } from '@nestjs/graphql';
import { GraphQLID } from 'graphql';
import { DateScalar } from './scalars/date-scalar.js';
import { DateTimeScalar } from './scalars/date-time-scalar.js';
import { IdScalar } from './scalars/id-scalar.js';

/** How the schema is built from the classes; the same for the service and for `npm run schema`. */
export const schemaOptions: { autoSchemaFile: true; sortSchema: true; buildSchemaOptions: BuildSchemaOptions } = {
  autoSchemaFile: true,
  sortSchema: true,
  buildSchemaOptions: {
    scalarsMap: [
      { type: GraphQLID as never, scalar: IdScalar },
      { type: DateScalar as never, scalar: DateScalar },
      { type: DateTimeScalar as never, scalar: DateTimeScalar },
    ],
  },
};
