import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Find = Storage['getTargetValidationMetadatas'];

const remembers = Symbol('remembers what is validated of a class');

/**
 * Has class-validator look up once what is validated of a class: it asks of every class there is whether the one is made of
 * it, for every object anew. Decorators have said it all before the first object comes. Lookups by groups, of which there
 * are none here, are left as they are.
 */
export function rememberValidatedClasses(): void {
  const storage = getMetadataStorage() as Storage & { [remembers]?: true };
  if (storage[remembers] === true) return;
  storage[remembers] = true;
  const find: Find = storage.getTargetValidationMetadatas.bind(storage);
  // By class, and by the name of that in which it stands.
  const known = new Map<unknown, Map<string, ReturnType<Find>>>();
  storage.getTargetValidationMetadatas = (target, within, always, strictGroups, groups) => {
    if (always || strictGroups || groups?.length) return find(target, within, always, strictGroups, groups);
    const ofClass = known.get(target) ?? new Map<string, ReturnType<Find>>();
    const found = ofClass.get(within) ?? find(target, within, always, strictGroups, groups);
    known.set(target, ofClass.set(within, found));
    return found;
  };
}
