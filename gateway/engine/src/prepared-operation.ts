import type { OperationTypeNode } from 'graphql';
import type { Step } from './execution/execution.js';
import { OperationRun, type ExecuteOptions, type ExecutionResult, type RunParts } from './operation-run.js';

/** An operation ready to run any number of times, also at once. It stays good after a swap to another engine. */
export class PreparedOperation {
  /** @internal made by `Engine.prepare` */
  constructor(
    private readonly parts: RunParts,
    private readonly fetchAll: Step | null,
  ) {}

  get operationType(): OperationTypeNode {
    return this.parts.operation.definition.operation;
  }

  get operationName(): string | null {
    return this.parts.operation.definition.name?.value ?? null;
  }

  /** Rejects only on a fault of the engine's own. */
  async execute(options: ExecuteOptions): Promise<ExecutionResult> {
    const run = OperationRun.begin(this.parts, options);
    if (!(run instanceof OperationRun)) return { json: null, errors: run };
    const execution = run.execution();
    await this.fetchAll?.(execution);
    return run.respond(execution);
  }
}
