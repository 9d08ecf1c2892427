import type { Ref } from '@otklik/subgraph';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Appeal } from '../store/appeal.entity.js';
import { AppealObject } from './appeal.type.js';
import { TerritoryStub } from './stubs.type.js';

@Resolver(() => AppealObject)
export class AppealTerritoryResolver {
  @FieldResolver(() => TerritoryStub, { nullable: true, description: 'The territory that it is counted with since it was sent; null without a place.' })
  territory(@Root() { territory }: Ref<Appeal>): TerritoryStub | null {
    return territory == null ? null : { code: territory };
  }
}
