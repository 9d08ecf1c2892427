import { mutationResult, type Failure } from '@otklik/subgraph';
import { Directive, Field, ID, Int, ObjectType, type ClassType } from 'type-graphql';
import type { Appeal } from '../../store/appeal.entity.js';

/** What a step answers of one appeal: its success, or why not. */
type Outcome = object;

/** The class of the success of a single step. */
type StepSuccess = new () => { appeal: Appeal };

/** The types of a step on many appeals. */
export interface BulkTypes {
  readonly Item: ClassType<{ appealId: string; outcome: Outcome | Error }>;
  readonly Success: ClassType<{ results: object[]; done: number; refused: number }>;
  /** The union of what the mutation answers. */
  readonly Result: object | Failure;
  readonly StepSuccess: StepSuccess;
}

/**
 * Makes `<Name>Item`, `<Name>Success` and `<Name>Result` of a step that is taken with many appeals.
 * @param result the union of the single step, @param success its success
 */
export function bulkTypes(name: string, result: object, success: StepSuccess): BulkTypes {
  @ObjectType(`${name}Item`, { description: 'What became of one appeal.' })
  class Item {
    @Field(() => ID, { description: 'Which appeal.' })
    appealId!: string;

    @Field(() => result as never, {
      nullable: true,
      description: 'What the single step answers. Null, with an entry in `errors`, after a fault of ours: send the request again with the same key.',
    })
    outcome!: Outcome | Error;
  }

  @ObjectType(`${name}Success`, { description: 'Every appeal was judged by itself; `results` says what became of each.' })
  class Success {
    @Directive('@listSize(assumedSize: 500)')
    @Field(() => [Item], { description: 'What became of each, once each, in the order of the list.' })
    results!: Item[];

    @Field(() => Int, { description: 'With how many it was done.' })
    done!: number;

    @Field(() => Int, { description: 'With how many it was not.' })
    refused!: number;
  }
  // The result union knows a success by the name of its class.
  Object.defineProperty(Success, 'name', { value: `${name}Success` });
  return { Item, Success, Result: mutationResult(`${name}Result`, Success), StepSuccess: success };
}
