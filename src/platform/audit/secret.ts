const metadata = 'followthrough:secret';

/** Marks a field of an input that must not be kept: the audit log says that it was given, and not what it was. */
export function Secret(): PropertyDecorator {
  return Reflect.metadata(metadata, true);
}

export function isSecret(input: object, field: string): boolean {
  return Reflect.hasMetadata(metadata, input, field);
}
