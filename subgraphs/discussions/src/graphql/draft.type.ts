import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('Clause', { description: 'A clause of one version of an act.' })
export class ClauseObject {
  @Field(() => ID, { description: 'Its id; the same clause of the next version has another one.' })
  id!: string;

  @Field(() => String, { description: 'As lawyers cite it, such as `2.3`; unique within the version.' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'Its heading, if it has one.' })
  heading!: string | null;

  @Field(() => String, { description: 'Plain text.' })
  text!: string;

  @Field(() => Int, { description: 'Number of the version of the act.' })
  draftNumber!: number;
}

@ObjectType('DraftVersion', { description: 'One version of a draft act. Never changes once it is there.' })
export class DraftVersionObject {
  @Field(() => Int, { description: 'From 1.' })
  number!: number;

  @Field(() => Date, { description: 'When it was added.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'What changed and why; null for the first version.' })
  explanation!: string | null;
}
