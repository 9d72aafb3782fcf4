import { describe, expect, it } from '@jest/globals';
import { TypeMetadataStorage } from '@nestjs/graphql/dist/schema-builder/storages/type-metadata.storage.js';
import { schemaText } from '../../../scripts/schema-text.js';
import { detailOf } from './detail-of.js';
import { isSecret, Secret } from './secret.js';

class Relay {
  host = 'mail.example.test';

  @Secret()
  password: string | null | undefined = 'p4ssw0rd';
}

class StrictRelay extends Relay {
  port = 587;
}

class RelaysInput {
  name = 'Relays';
  from = new Date('2026-12-04T17:00:00Z');
  relays = [new Relay(), new StrictRelay()];

  @Secret()
  keys = ['k3y'];
}

describe('the detail of an entry', () => {
  it('is the input as JSON, without what its classes mark as secret, however deep', () => {
    expect(JSON.parse(detailOf(new RelaysInput()))).toEqual({
      name: 'Relays',
      from: '2026-12-04T17:00:00.000Z',
      relays: [
        { host: 'mail.example.test', password: '(secret)' },
        { host: 'mail.example.test', password: '(secret)', port: 587 },
      ],
      keys: '(secret)',
    });
  });

  it('tells a secret that was removed from one that was left out', () => {
    expect(detailOf(Object.assign(new Relay(), { password: null }))).toBe(
      '{"host":"mail.example.test","password":null}',
    );
    expect(detailOf(Object.assign(new Relay(), { password: undefined }))).toBe('{"host":"mail.example.test"}');
  });
});

describe('an input of the API', () => {
  interface Described {
    readonly target: object;
    readonly properties?: readonly { readonly name: string }[] | undefined;
  }

  /** Fields that sound like a secret and are not marked as one. */
  const unmarked = (types: readonly Described[]) =>
    types.flatMap(({ target, properties = [] }) =>
      properties
        .filter(({ name }) => /secret|password|token|credential|privatekey/i.test(name))
        .filter(({ name }) => !isSecret((target as { prototype: object }).prototype, name))
        .map(({ name }) => `${(target as { name: string }).name}.${name}`),
    );

  it('marks what sounds like a secret', async () => {
    await schemaText();
    const inputs = TypeMetadataStorage.getInputTypesMetadata() as unknown as Described[];
    expect(inputs.flatMap(({ properties = [] }) => properties).length).toBeGreaterThan(50);
    expect(unmarked(inputs)).toEqual([]);
  });

  it('fails this check where it does not', () => {
    class Marked {
      @Secret() clientSecret = '';
    }
    class Unmarked {
      clientSecret = '';
    }
    const properties = [{ name: 'clientSecret' }, { name: 'name' }];
    expect(
      unmarked([
        { target: Marked, properties },
        { target: Unmarked, properties },
      ]),
    ).toEqual(['Unmarked.clientSecret']);
  });
});
