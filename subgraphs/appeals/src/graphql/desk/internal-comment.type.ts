import type { Role } from '@otklik/identity';
import { KeyedInput, RoleEnum, connectionType, mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

@ObjectType('InternalComment', { description: 'A note of a cabinet’s staff on an appeal, for colleagues. Neither its author nor the public ever sees it.' })
export class InternalCommentObject {
  @Field(() => ID, { description: 'Stable id; rises with the time.' })
  id!: string;

  @Field(() => String, { description: 'Login of who wrote it.' })
  author!: string;

  @Field(() => RoleEnum, { description: 'As what.' })
  authorRole!: Role;

  @Field(() => String, { description: 'The note, plain text.' })
  text!: string;

  @Field(() => Date, { description: 'When it was written.' })
  at!: Date;
}

export const InternalCommentConnection = connectionType('InternalComment', () => InternalCommentObject);

@InputType({ description: 'A note for colleagues.' })
export class AddInternalCommentInput extends KeyedInput {
  @Field(() => ID, { description: 'On which appeal.' })
  appealId!: string;

  @Field(() => String, { description: 'Up to 10,000 characters. Plain text; an editor’s HTML gives the text it shows.' })
  text!: string;

  @Field(() => [String], { nullable: true, description: 'Logins of colleagues in the cabinet whom it names; at most 20.' })
  mentions?: string[] | null;
}

@InputType({ description: 'Which note to take back.' })
export class DeleteInternalCommentInput extends KeyedInput {
  @Field(() => ID, { description: 'An id of `Appeal.internalComments`.' })
  commentId!: string;
}

@ObjectType({ description: 'The note is written. The appeal is as it was, its version and history too.' })
export class AddInternalCommentSuccess {
  @Field(() => InternalCommentObject, { description: 'The note.' })
  comment!: InternalCommentObject;
}

@ObjectType({ description: 'The note is gone.' })
export class DeleteInternalCommentSuccess {
  @Field(() => ID, { description: 'The id that it had.' })
  commentId!: string;
}

export const AddInternalCommentResult = mutationResult('AddInternalCommentResult', AddInternalCommentSuccess);
export const DeleteInternalCommentResult = mutationResult('DeleteInternalCommentResult', DeleteInternalCommentSuccess);
