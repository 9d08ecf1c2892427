import type { Ref } from '@otklik/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PersonalField } from '../domain/personal-field.js';
import type { PeopleContext } from '../people-context.js';
import type { PersonReading } from '../use-cases/personal-data-of.js';
import { PersonalDataObject } from './citizen.type.js';

/** Opens what is asked for and nothing else. */
@Resolver(() => PersonalDataObject)
export class PersonalDataResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Given name.' })
  givenName(@Root() reading: Ref<PersonReading>, @Ctx() ctx: PeopleContext): Promise<string | null> {
    return valueOf(ctx, reading, 'givenName');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Family name.' })
  familyName(@Root() reading: Ref<PersonReading>, @Ctx() ctx: PeopleContext): Promise<string | null> {
    return valueOf(ctx, reading, 'familyName');
  }

  @FieldResolver(() => String, { nullable: true, description: 'E-mail address.' })
  email(@Root() reading: Ref<PersonReading>, @Ctx() ctx: PeopleContext): Promise<string | null> {
    return valueOf(ctx, reading, 'email');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Phone number.' })
  phone(@Root() reading: Ref<PersonReading>, @Ctx() ctx: PeopleContext): Promise<string | null> {
    return valueOf(ctx, reading, 'phone');
  }
}

function valueOf({ loaders }: PeopleContext, reading: PersonReading, field: PersonalField): Promise<string | null> {
  return loaders.values.load({ reading, field });
}
