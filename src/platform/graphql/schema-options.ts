/** How the schema is built from the classes: in memory for the service, and written by `npm run schema`. */
export const schemaOptions = {
  autoSchemaFile: true,
  sortSchema: true,
  // Mercurius checks it again at each start, and a test the file; NestJS's check asks the whole introspection query of it.
  buildSchemaOptions: { skipCheck: true },
} as const;
