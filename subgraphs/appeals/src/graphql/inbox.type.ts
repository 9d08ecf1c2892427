import type { Ref } from '@otklik/subgraph';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { InboxEvent } from '../domain/inbox.js';
import type { Appeal } from '../store/appeal.entity.js';
import { AppealObject } from './appeal.type.js';
import { CabinetStub } from './stubs.type.js';

registerEnumType(InboxEvent, {
  name: 'CabinetInboxEvent',
  description: 'What happened to an appeal in the queue of a cabinet.',
  valuesConfig: {
    NEW: { description: 'It has come into the queue: submitted, imported, handed over, or the agency is asked to take part.' },
    CHANGED: { description: 'It has changed, or has left the queue: then `appeal` may be null.' },
    DUE_SOON: { description: 'Nine tenths of its term are over.' },
    OVERDUE: { description: 'Its term is over, and there is no answer.' },
  },
});

@ObjectType('CabinetInboxUpdate', { description: 'One thing that happened in the queue of a cabinet.' })
export class CabinetInboxUpdateObject {
  @Field(() => String, { description: 'Its place: give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Int, { description: 'The version of the inbox after it: one more each time, and 0 before anything has happened.' })
  version!: number;

  @Field(() => InboxEvent, { nullable: true, description: 'What happened; null only at the beginning, before anything has.' })
  event!: InboxEvent | null;

  @Field(() => Date, { nullable: true, description: 'When it happened; null where `event` is.' })
  at!: Date | null;

  @Field(() => AppealObject, { nullable: true, description: 'The appeal as it is now; null when the viewer may not see it any more: take it off the list.' })
  appeal!: Ref<Appeal> | null;

  @Field(() => CabinetStub, { description: 'The cabinet, with what waits there now in `control`.' })
  cabinet!: CabinetStub;
}
