import { localize, type Locale, type Refusal, type ValidationIssue } from '@otklik/base';
import { Directive, Field, InterfaceType, ObjectType } from 'type-graphql';

const MESSAGE = 'For people, in the language of `Accept-Language`.';
const CODE = 'For programs; never renamed.';

@Directive('@shareable')
@ObjectType('ValidationIssue', { description: 'One thing that is wrong with an input.' })
export class ValidationIssueObject {
  @Field(() => [String], { description: 'The way from the input to the value, such as `["details", "roadPothole", "lane"]`.' })
  path!: string[];

  @Field(() => String, { description: MESSAGE })
  message!: string;

  @Field(() => String, { description: CODE })
  code!: string;
}

@InterfaceType('Failure', {
  description: 'What every failure of a mutation says: `... on Failure { code message }` reads any of them.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class FailureInterface {
  @Field(() => String, { description: MESSAGE })
  message!: string;

  @Field(() => String, { description: CODE })
  code!: string;
}

@Directive('@shareable')
@ObjectType({ implements: FailureInterface, description: 'The input breaks a rule. Nothing was written.' })
export class ValidationFailed extends FailureInterface {
  @Field(() => [ValidationIssueObject], { description: 'Everything that is wrong, not only the first thing.' })
  issues!: ValidationIssueObject[];
}

@Directive('@shareable')
@ObjectType({ implements: FailureInterface, description: 'The viewer may not do this. Nothing was written.' })
export class Forbidden extends FailureInterface {}

@Directive('@shareable')
@ObjectType({ implements: FailureInterface, description: 'What the input names does not exist. Nothing was written.' })
export class NotFound extends FailureInterface {}

@Directive('@shareable')
@ObjectType({ implements: FailureInterface, description: 'The change met another one: an old version, a status that does not allow it, a key used before. Nothing was written.' })
export class Conflict extends FailureInterface {}

/** The failures that every mutation can answer with. */
export const FAILURES = [ValidationFailed, Forbidden, NotFound, Conflict] as const;

/** A member of a mutation's result union that is not its success. */
export type Failure = ValidationFailed | Forbidden | NotFound | Conflict;

/** Turns an expected refusal into the result type that tells the client. */
export function failureOf(refusal: Refusal, locale: Locale): Failure {
  const common = { message: localize(refusal.text, locale), code: refusal.code };
  switch (refusal.kind) {
    case 'ValidationFailed':
      return Object.assign(new ValidationFailed(), common, { issues: refusal.issues.map((issue) => issueObject(issue, locale)) });
    case 'Forbidden':
      return Object.assign(new Forbidden(), common);
    case 'NotFound':
      return Object.assign(new NotFound(), common);
    case 'Conflict':
      return Object.assign(new Conflict(), common);
  }
}

/** One issue as the graph answers it. */
export function issueObject(issue: ValidationIssue, locale: Locale): ValidationIssueObject {
  return Object.assign(new ValidationIssueObject(), { path: [...issue.path], message: localize(issue.message, locale), code: issue.code });
}
