import { connectionType } from '@otklik/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SurveyStatus } from '../domain/survey-status.js';
import './enums.js';

@Directive('@key(fields: "id")')
@ObjectType('Survey', { description: 'An opinion survey of an agency: one answer per person, results after it closes.' })
export class SurveyObject {
  @Field(() => ID, { description: 'Stable id; rises with the time of creation.' })
  id!: string;

  @Field(() => Int, { description: '0 in a draft, 1 at publication, one more at every answer and when it is closed before its time.' })
  version!: number;

  @Field(() => Date, { nullable: true, description: 'From when it takes answers; null in a draft that opens as soon as it is published.' })
  opensAt!: Date | null;

  @Field(() => Date, { description: 'From when it takes no more answers.' })
  closesAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was published; null for a draft.' })
  publishedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When somebody closed it before its time; null otherwise.' })
  closedAt!: Date | null;
}

export const SurveyConnection = connectionType('Survey', () => SurveyObject);

@InputType('SurveyFilter', { description: 'Which surveys to list; conditions are joined by AND.' })
export class SurveyFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only those of this agency.' })
  agencyId?: string;

  @Field(() => SurveyStatus, { nullable: true, description: 'Only in this status.' })
  status?: SurveyStatus;
}
