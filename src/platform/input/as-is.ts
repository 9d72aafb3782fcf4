import { Transform } from 'class-transformer';

/** Keeps a parsed scalar as it is: copying an input into its class would take a Temporal value apart. */
export const AsIs = () => Transform(({ value }) => value);
