import { mutationResult } from '@otklik/subgraph';
import { Field, InputType, ObjectType } from 'type-graphql';
import type { RejectionGroundCode } from '../domain/rejection-ground.js';
import { RejectionGroundEnum } from './available-action.type.js';
import { ChangeInput, Success } from './mutations.type.js';

@InputType({ description: 'Which appeal to let pass.' })
export class ModerateAppealInput extends ChangeInput {}

@InputType({ description: 'Which appeal to turn away, and why.' })
export class RejectAppealInput extends ChangeInput {
  @Field(() => RejectionGroundEnum, { description: 'The ground: one of those for the kind of the appeal.' })
  ground!: RejectionGroundCode;

  @Field(() => String, { nullable: true, description: 'What its author is told besides; up to 10,000 characters.' })
  comment?: string;
}

@ObjectType({ description: 'A moderator has let the appeal pass.' })
export class ModerateAppealSuccess extends Success {}

@ObjectType({ description: 'The appeal is turned away.' })
export class RejectAppealSuccess extends Success {}

export const ModerateAppealResult = mutationResult('ModerateAppealResult', ModerateAppealSuccess);
export const RejectAppealResult = mutationResult('RejectAppealResult', RejectAppealSuccess);
