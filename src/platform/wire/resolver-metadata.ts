import { Context, PARAM_ARGS_METADATA, RESOLVER_PROPERTY_METADATA } from '@nestjs/graphql';

/** The library's number for a parameter that is the context, which it does not export: as its own decorator writes it. */
const contextKind = contextKindOf(class {});

/** Whether a method of a resolver answers a field of a type, as @ResolveField says. */
export function isField(method: object): boolean {
  return Reflect.getMetadata(RESOLVER_PROPERTY_METADATA, method) === true;
}

/**
 * At which position a method of a resolver takes the context, as the decorators of its parameters say; `undecorated` if
 * none has any, null if some have and none asks for the context.
 */
export function contextPosition(target: object, name: string | symbol): number | 'undecorated' | null {
  const decorated = parametersOf(target.constructor, name);
  if (decorated.length === 0) return 'undecorated';
  const context = decorated.find((parameter) => parameter.startsWith(`${contextKind}:`));
  return context === undefined ? null : Number(context.slice(context.indexOf(':') + 1));
}

/** Each as `kind:position`. */
function parametersOf(resolver: object, name: string | symbol): string[] {
  return Object.keys(Reflect.getMetadata(PARAM_ARGS_METADATA, resolver, name) ?? {});
}

function contextKindOf(probe: new () => object): string {
  Context()(probe.prototype, 'probed', 0);
  const [kind] = parametersOf(probe, 'probed')[0]?.split(':') ?? [];
  if (kind === undefined) throw new Error('@nestjs/graphql does not say where a resolver takes its context');
  return kind;
}
