import { KeyedInput, mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

@InputType('EraseMyPersonalDataInput', { description: 'That the viewer really means it.' })
export class EraseMyPersonalDataInput extends KeyedInput {
  @Field(() => Boolean, { description: 'Must be true: what is erased cannot be brought back.' })
  confirm!: boolean;
}

@InputType('ErasePersonalDataInput', { description: 'Whose personal data to erase, and why.' })
export class ErasePersonalDataInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the citizen.' })
  personId!: string;

  @Field(() => String, { description: 'The ground, up to 500 characters. Name nobody in it: it is kept.' })
  ground!: string;
}

@ObjectType('ErasePersonalDataSuccess', { description: 'Nothing is kept any more that says who the citizen is. Their appeals stay, under an id that says nothing.' })
export class ErasePersonalDataSuccess {
  @Field(() => Boolean, { description: 'Whether there was anything; false when it had been erased already.' })
  erased!: boolean;
}

export const EraseMyPersonalDataResult = mutationResult('EraseMyPersonalDataResult', ErasePersonalDataSuccess);
export const ErasePersonalDataResult = mutationResult('ErasePersonalDataResult', ErasePersonalDataSuccess);
