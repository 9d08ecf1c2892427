import { RoleEnum, connectionType } from '@otklik/subgraph';
import type { Role } from '@otklik/identity';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { PersonalField } from '../domain/personal-field.js';
import { CabinetReference } from './citizen.type.js';

/** The parts of personal data as the graph names them. */
export enum PersonalDataField {
  GIVEN_NAME = 'givenName',
  FAMILY_NAME = 'familyName',
  EMAIL = 'email',
  PHONE = 'phone',
}
registerEnumType(PersonalDataField, {
  name: 'PersonalDataField',
  description: 'A part of personal data.',
  valuesConfig: {
    GIVEN_NAME: { description: 'Given name.' },
    FAMILY_NAME: { description: 'Family name.' },
    EMAIL: { description: 'E-mail address.' },
    PHONE: { description: 'Phone number.' },
  },
});

@ObjectType('PersonalDataRead', { description: 'Somebody looked at a part of another’s personal data. Written down with the look itself, and never changed.' })
export class PersonalDataReadObject {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => PersonalDataField, { description: 'What was looked at.' })
  field!: PersonalField;

  @Field(() => String, { description: 'Login of whoever looked.' })
  readerLogin!: string;

  @Field(() => RoleEnum, { description: 'As what they looked.' })
  readerRole!: Role;

  @Field(() => CabinetReference, { nullable: true, description: 'In which cabinet; null for the operator of the platform.' })
  cabinet!: CabinetReference | null;

  @Field(() => String, { description: 'Why, in their own words.' })
  purpose!: string;

  @Field(() => String, { description: 'Names the request in the logs of the platform.' })
  requestId!: string;
}

export const PersonalDataReadConnection = connectionType('PersonalDataRead', () => PersonalDataReadObject);
