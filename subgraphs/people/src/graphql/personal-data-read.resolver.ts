import { Access, PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PeopleContext } from '../people-context.js';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import type { PersonalDataRead } from '../store/read-log.js';
import { readsInCabinet, readsOfPerson } from '../use-cases/list-reads.js';
import { CabinetReference, CitizenObject } from './citizen.type.js';
import { PersonalDataReadConnection, PersonalDataReadObject } from './personal-data-read.type.js';

@Resolver(() => CitizenObject)
export class CitizenReadsResolver {
  @Access(PEOPLE_PERMISSIONS, 'person.see-reads')
  @FieldResolver(() => PersonalDataReadConnection, {
    nullable: true,
    description: 'Who looked at the personal data of this citizen, newest first: for the citizen and the operator; for an auditor, who did so in their cabinets. Null for others.',
  })
  personalDataReads(@Root() citizen: Ref<CitizenObject>, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: PeopleContext): Promise<Connection<PersonalDataRead> | null> {
    return readsOfPerson(ctx, citizen.id, page);
  }
}

@Resolver(() => CabinetReference)
export class CabinetReadsResolver {
  @Access(PEOPLE_PERMISSIONS, 'person.see-reads')
  @FieldResolver(() => PersonalDataReadConnection, {
    nullable: true,
    description: 'Who looked at the personal data of citizens in this cabinet, newest first: for its auditor and the operator. Null for others.',
  })
  personalDataReads(@Root() cabinet: Ref<CabinetReference>, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: PeopleContext): Promise<Connection<PersonalDataRead> | null> {
    return readsInCabinet(ctx, cabinet.id, page);
  }
}

@Resolver(() => PersonalDataReadObject)
export class PersonalDataReadResolver {
  @FieldResolver(() => CitizenObject, { description: 'Whose data.' })
  citizen(@Root() read: Ref<PersonalDataRead>): Ref<CitizenObject> {
    return { id: read.personId };
  }

  @FieldResolver(() => CabinetReference, { nullable: true, description: 'In which cabinet; null for the operator of the platform.' })
  cabinet(@Root() read: Ref<PersonalDataRead>): Ref<CabinetReference> | null {
    return read.cabinetId === null ? null : { id: read.cabinetId };
  }
}
