import { connectionType } from '@otklik/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Channel, type Binding } from '../../domain/questionnaire/placement.js';
import './enums.js';

@ObjectType('QuestionnaireBinding', { description: 'What is asked about, by ids or codes of the register of services and life situations.' })
export class BindingObject implements Binding {
  @Field(() => String, { nullable: true, description: 'The service; null when it is about none.' })
  serviceId!: string | null;

  @Field(() => String, { nullable: true, description: 'The life situation; null when it is about none.' })
  lifeSituationId!: string | null;

  @Field(() => String, { nullable: true, description: 'The stage of the service or life situation; null for the whole.' })
  stage!: string | null;
}

@ObjectType('QuestionnairePlacement', { description: 'A place where people come to a questionnaire; its answers are counted by it.' })
export class PlacementObject {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => Channel, { description: 'By which way people come.' })
  channel!: Channel;

  @Field(() => String, { description: 'What the place is called.' })
  place!: string;

  @Field(() => String, { description: 'Opens the form; meant to stand on public pages.' })
  token!: string;

  @Field(() => Int, { description: 'How many answers a day one address gives here without signing in.' })
  answersPerDay!: number;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was revoked: the token opens nothing since; null when it was not.' })
  revokedAt!: Date | null;
}

@ObjectType('QuestionnairePaperEntry', { description: 'A sheet of paper that somebody of the staff has entered. What was on it is only counted.' })
export class PaperEntryObject {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the version that was on the paper.' })
  number!: number;

  @Field(() => String, { nullable: true, description: 'Number or mark of the sheet.' })
  sheet!: string | null;

  @Field(() => String, { description: 'Login of who entered it.' })
  enteredBy!: string;

  @Field(() => Date, { description: 'When it was entered.' })
  enteredAt!: Date;
}

export const PlacementConnection = connectionType('QuestionnairePlacement', () => PlacementObject);
export const PaperEntryConnection = connectionType('QuestionnairePaperEntry', () => PaperEntryObject);

