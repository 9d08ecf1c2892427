import { AgencyFeedEvent } from '@otklik/events';
import type { Ref } from '@otklik/subgraph';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AgencyStub, AppealStub, DiscussionStub, SurveyStub } from './stubs.type.js';

registerEnumType(AgencyFeedEvent, {
  name: 'AgencyFeedEvent',
  description: 'What everybody may hear of an agency. What opens or ends by the clock makes no event.',
  valuesConfig: {
    APPEAL_PUBLISHED: { description: 'A public appeal has come to the agency: it is registered, shown again, or comes from another agency.' },
    APPEAL_STATUS_CHANGED: { description: 'The status of a public appeal has changed; or the agency has sent it to another one.' },
    APPEAL_ANSWERED: { description: 'The official answer to a public appeal is given.' },
    SURVEY_PUBLISHED: { description: 'A survey is published; `opensAt` says from when it can be answered.' },
    SURVEY_CLOSED: { description: 'A survey is closed before its time.' },
    DISCUSSION_PUBLISHED: { description: 'A public discussion is announced; `opensAt` says from when proposals can be made.' },
    DISCUSSION_DRAFT_ADDED: { description: 'The act that is discussed has a new version.' },
    DISCUSSION_CLOSED: { description: 'A discussion is closed before its time.' },
    DISCUSSION_FINISHED: { description: 'Every proposal is answered, and the protocol is published.' },
  },
});

const NULL_WHEN = 'null where `event` is, and when it happened to something else.';

@ObjectType('AgencyFeedUpdate', { description: 'One thing that everybody may hear of an agency.' })
export class AgencyFeedUpdateObject {
  @Field(() => String, { description: 'Its place: give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Int, { description: 'The version of the feed after it: one more each time, and 0 before anything has happened.' })
  version!: number;

  @Field(() => AgencyFeedEvent, {
    nullable: true,
    description: 'What happened; null at the beginning, before anything has, and where it was about an appeal that is not public any more.',
  })
  event!: AgencyFeedEvent | null;

  @Field(() => Date, { nullable: true, description: 'When it happened; null where `event` is.' })
  at!: Date | null;

  @Field(() => String, { nullable: true, description: 'The status that the object had after it; null where `event` is.' })
  status!: string | null;

  @Field(() => AppealStub, { nullable: true, description: `The appeal as it is now; ${NULL_WHEN}` })
  appeal!: Ref<AppealStub> | null;

  @Field(() => SurveyStub, { nullable: true, description: `The survey as it is now; ${NULL_WHEN}` })
  survey!: Ref<SurveyStub> | null;

  @Field(() => DiscussionStub, { nullable: true, description: `The discussion as it is now; ${NULL_WHEN}` })
  discussion!: Ref<DiscussionStub> | null;

  @Field(() => AgencyStub, { description: 'The agency.' })
  agency!: Ref<AgencyStub>;
}
