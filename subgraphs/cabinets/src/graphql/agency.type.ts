import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '@otklik/subgraph';
import { AgencyKind } from '../domain/agency-kind.js';
import type { Agency } from '../store/agency.entity.js';

registerEnumType(AgencyKind, {
  name: 'AgencyKind',
  description: 'What an agency is in the order of public power.',
  valuesConfig: {
    FEDERAL_BODY: { description: 'A territorial office of a federal body.' },
    REGION: { description: 'The government of the region.' },
    MINISTRY: { description: 'A ministry or department of the region.' },
    INSTITUTION: { description: 'An institution below a ministry or municipality.' },
    MUNICIPALITY: { description: 'The administration of a municipality.' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType('Agency', { description: 'A public body that answers citizens.' })
export class AgencyObject implements Pick<Agency, 'id' | 'code' | 'kind'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Short code that registration numbers begin with.' })
  code!: string;

  @Field(() => AgencyKind, { description: 'What it is in the order of public power.' })
  kind!: AgencyKind;
}

export const AgencyConnection = connectionType('Agency', () => AgencyObject);

@InputType('AgencyFilter', { description: 'Which agencies to list; conditions are joined by AND.' })
export class AgencyFilterInput {
  @Field(() => AgencyKind, { nullable: true, description: 'Only of this kind.' })
  kind?: AgencyKind;

  @Field(() => ID, { nullable: true, description: 'Only those directly below this agency.' })
  parentId?: string;

  @Field(() => String, { nullable: true, description: 'Only the one with this code.' })
  code?: string;
}
