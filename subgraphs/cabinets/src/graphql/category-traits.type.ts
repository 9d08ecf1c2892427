import { Field, ObjectType } from 'type-graphql';

@ObjectType('CategoryPeriod', { description: 'When a campaign takes messages. Outside it they are refused with `OUT_OF_PERIOD`; what was written stays readable.' })
export class CategoryPeriodObject {
  @Field(() => String, { description: 'First day by the calendar of the region: `2026-09-01`, or of every year `09-01`.' })
  from!: string;

  @Field(() => String, { description: 'Last day, which belongs to it; of every year it may come before the first: then the period goes over New Year.' })
  to!: string;

  @Field(() => Boolean, { description: 'Whether it comes again every year.' })
  isYearly!: boolean;

  @Field(() => Boolean, { description: 'Whether today is one of its days.' })
  isOpen!: boolean;
}

@ObjectType('CategorySeason', { description: 'The part of the year in which front ends offer a category first.' })
export class CategorySeasonObject {
  @Field(() => String, { description: 'Its name in the plugin.' })
  key!: string;

  @Field(() => String, { description: 'What it is called, in the language of `Accept-Language`.' })
  title!: string;

  @Field(() => String, { description: 'First day: `11-01`.' })
  from!: string;

  @Field(() => String, { description: 'Last day, which belongs to it; before the first when it goes over New Year.' })
  to!: string;

  @Field(() => Boolean, { description: 'Whether today is one of its days.' })
  isNow!: boolean;
}

@ObjectType('RootCause', { description: 'Why problems of a category arise.' })
export class RootCauseObject {
  @Field(() => String, { description: 'Its name in the plugin.' })
  key!: string;

  @Field(() => String, { description: 'What it is called, in the language of `Accept-Language`.' })
  title!: string;
}

@ObjectType('CategoryReplyTemplate', { description: 'A text of the plugin that a clerk can start an answer from; a cabinet keeps its own as `ReplyTemplate`.' })
export class CategoryReplyTemplateObject {
  @Field(() => String, { description: 'Its name in the plugin.' })
  key!: string;

  @Field(() => String, { description: 'What it is chosen by, in the language of `Accept-Language`.' })
  title!: string;

  @Field(() => String, { description: 'The text, with `{number}`, `{category}`, `{agency}` and `{dueAt}` to be filled in.' })
  text!: string;
}

@ObjectType('Open311Service', { description: 'How a category is named in Open311 (GeoReport v2).' })
export class Open311ServiceObject {
  @Field(() => String, { description: '`service_code`.' })
  serviceCode!: string;

  @Field(() => String, { nullable: true, description: '`group`, in the language of `Accept-Language`.' })
  group!: string | null;

  @Field(() => [String], { description: '`keywords`.' })
  keywords!: string[];
}
