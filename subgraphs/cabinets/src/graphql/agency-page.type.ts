import { LocalizedTextInput, mutationResult, type Ref } from '@otklik/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { AgencyPageUpdate } from '../use-cases/update-agency-page.js';
import { AgencyObject } from './agency.type.js';

@ObjectType('AgencyContacts', { description: 'How citizens reach an agency. What it has not said is null.' })
export class AgencyContactsObject {
  @Field(() => String, { nullable: true, description: 'Where it is, in the language of `Accept-Language`.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'When it receives people, in the language of `Accept-Language`.' })
  hours!: string | null;

  @Field(() => [String], { description: 'Telephone numbers; empty when it has named none.' })
  phones!: readonly string[];

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'URL of its own site, `http` or `https`.' })
  website!: string | null;
}

@InputType('UpdateAgencyPageInput', { description: 'What changes on an agency’s public page: parts left out stay, null takes them away.' })
export class UpdateAgencyPageInput implements AgencyPageUpdate {
  @Field(() => ID, { description: 'Whose page.' })
  agencyId!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What it does; up to 2,000 characters.' })
  about?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Where it is; a line of up to 300 characters.' })
  address?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'When it receives people; a line of up to 300 characters.' })
  hours?: LocalizedTextInput | null;

  @Field(() => [String], { nullable: true, description: 'Up to 10 telephone numbers, such as `+7 383 222-03-10, доб. 12`.' })
  phones?: string[] | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'URL of its own site, `http` or `https`.' })
  website?: string | null;
}

@ObjectType('UpdateAgencyPageSuccess', { description: 'The page says it now.' })
export class UpdateAgencyPageSuccess {
  @Field(() => AgencyObject, { description: 'The agency.' })
  agency!: Ref<AgencyObject>;
}

export const UpdateAgencyPageResult = mutationResult('UpdateAgencyPageResult', UpdateAgencyPageSuccess);
