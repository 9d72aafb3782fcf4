/** How the schema is built from the classes: in memory for the service, and written by `npm run schema`. */
export const schemaOptions = { autoSchemaFile: true, sortSchema: true } as const;
