import { Access, type Connection } from '@otklik/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import { appealsOfCitizen } from '../use-cases/list-appeals.js';
import { AppealConnection } from './appeal.type.js';
import { PageArgs } from './page.args.js';
import { CitizenStub } from './stubs.type.js';

@Resolver(() => CitizenStub)
export class CitizenResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.see-author')
  @FieldResolver(() => AppealConnection, {
    description: 'What the citizen wrote, as far as the viewer may know who wrote it, newest first.',
  })
  appeals(@Root() citizen: CitizenStub, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: AppealsContext): Promise<Connection<Appeal>> {
    return appealsOfCitizen(ctx, citizen.id, page);
  }
}
