import { type DynamicModule, Module } from '@nestjs/common';
import type { NodeType } from './node.js';
import { NodeResolver } from './node.resolver.js';
import { NodeTypes } from './node-types.js';

/** What is found by an id alone: of every module what it says can be. */
@Module({})
export class NodeModule {
  static of(types: readonly NodeType[]): DynamicModule {
    return {
      module: NodeModule,
      providers: [NodeResolver, { provide: NodeTypes, useValue: new NodeTypes(types) }],
    };
  }
}
