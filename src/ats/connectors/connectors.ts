import type { AtsVendor } from '../connection/ats-connection.entity.js';
import { ashby } from './ashby/ashby.js';
import type { Connector } from './connector.js';
import { type GenericSettings, genericConnector, genericDefaults } from './generic/generic.js';
import { greenhouse } from './greenhouse/greenhouse.js';
import { lever } from './lever/lever.js';
import { recruitee } from './recruitee/recruitee.js';
import { smartRecruiters } from './smartrecruiters/smartrecruiters.js';
import { workable } from './workable/workable.js';

const known = new Map(
  [ashby, greenhouse, lever, recruitee, smartRecruiters, workable].map((each) => [each.vendor, each]),
);

/** What a vendor has no connector for, such as Merge, speaks as a generic system: it is told how. */
export function connectorOf(vendor: AtsVendor, settings: GenericSettings | null): Connector {
  return known.get(vendor) ?? genericConnector(settings ?? genericDefaults);
}

const paths: ReadonlyMap<string, Connector> = new Map(
  [...known.values(), genericConnector(genericDefaults)].map((each) => [each.path, each]),
);

/** By what it is called in an address. */
export function connectorAt(path: string): Connector | null {
  return paths.get(path) ?? null;
}
