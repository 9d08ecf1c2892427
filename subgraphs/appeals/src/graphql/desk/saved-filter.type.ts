import { KeyedInput, mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AppealOrder } from '../../domain/appeal-order.js';
import { AppealFilterInput } from '../appeal.type.js';

@ObjectType('BoundedCount', { description: 'A number that is counted only up to a limit.' })
export class BoundedCountObject {
  @Field(() => Int, { description: 'How many; at most 1,000.' })
  value!: number;

  @Field(() => Boolean, { description: 'Whether it is exact; with `false` there are more.' })
  isExact!: boolean;
}

@ObjectType('SavedFilter', { description: 'Conditions of a list of appeals that somebody in a cabinet keeps under a title. `appeals(savedFilterId:)` lists by them.' })
export class SavedFilterObject {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  title!: string;

  @Field(() => Date, { description: 'When it was saved last.' })
  updatedAt!: Date;
}

@InputType({ description: 'Conditions to keep under a title.' })
export class SaveFilterInput extends KeyedInput {
  @Field(() => ID, { description: 'In which cabinet.' })
  cabinetId!: string;

  @Field(() => ID, { nullable: true, description: 'Which saved filter of that cabinet to replace; left out, it is a new one.' })
  savedFilterId?: string | null;

  @Field(() => String, { description: 'A line of up to 200 characters, which no other one of the same owner in the cabinet has.' })
  title!: string;

  @Field(() => AppealFilterInput, { description: 'The conditions, as `appeals` takes them.' })
  filter!: AppealFilterInput;

  @Field(() => AppealOrder, { nullable: true, defaultValue: AppealOrder.NEWEST, description: 'How to sort.' })
  orderBy!: AppealOrder;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'With `true` a new one is for everybody in the cabinet: its administrator alone saves such. One that is replaced stays whose it is.' })
  isShared?: boolean;
}

@InputType({ description: 'Which saved filter to take away.' })
export class DeleteSavedFilterInput extends KeyedInput {
  @Field(() => ID, { description: 'Which one.' })
  savedFilterId!: string;
}

@ObjectType({ description: 'The filter is saved.' })
export class SaveFilterSuccess {
  @Field(() => SavedFilterObject, { description: 'The filter.' })
  savedFilter!: SavedFilterObject;
}

@ObjectType({ description: 'The saved filter is gone.' })
export class DeleteSavedFilterSuccess {
  @Field(() => ID, { description: 'The id that it had.' })
  savedFilterId!: string;
}

export const SaveFilterResult = mutationResult('SaveFilterResult', SaveFilterSuccess);
export const DeleteSavedFilterResult = mutationResult('DeleteSavedFilterResult', DeleteSavedFilterSuccess);
