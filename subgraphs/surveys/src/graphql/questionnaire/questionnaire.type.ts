import { connectionType } from '@otklik/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Respondents } from '../../domain/questionnaire/placement.js';
import { QuestionnaireStatus } from '../../domain/questionnaire/status.js';
import './enums.js';

@Directive('@key(fields: "id")')
@ObjectType('Questionnaire', { description: 'A questionnaire of an agency about its work, in versions; asked at its placements for as long as it is open.' })
export class QuestionnaireObject {
  @Field(() => ID, { description: 'Stable id; rises with the time of creation.' })
  id!: string;

  @Field(() => Int, { description: '0 before it is published, then one more at every published version, at every answer and when it is closed.' })
  version!: number;

  @Field(() => Respondents, { description: 'Who may answer.' })
  respondents!: Respondents;

  @Field(() => Date, { nullable: true, description: 'When its first version was published; null before.' })
  publishedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was closed; null while it is not.' })
  closedAt!: Date | null;
}

export const QuestionnaireConnection = connectionType('Questionnaire', () => QuestionnaireObject);

@InputType('QuestionnaireFilter', { description: 'Which questionnaires to list; conditions are joined by AND.' })
export class QuestionnaireFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only those of this agency.' })
  agencyId?: string;

  @Field(() => QuestionnaireStatus, { nullable: true, description: 'Only in this status.' })
  status?: QuestionnaireStatus;
}
