import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A text in the languages of the platform.' })
export class LocalizedTextInput {
  @Field(() => String, { description: 'In Russian.' })
  ru!: string;

  @Field(() => String, { nullable: true, description: 'In English; readers of English get the Russian text without it.' })
  en?: string;
}
