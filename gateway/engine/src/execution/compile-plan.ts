import type { PlanNode } from '../planning/plan.js';
import { compileEntityFetch } from './entity-fetch.js';
import type { Federation, Step } from './execution.js';
import { compileRootFetch } from './root-fetch.js';

/** Compiles a plan into one function, once; the function runs it as often as wanted. */
export function compilePlan(node: PlanNode, federation: Federation): Step {
  switch (node.kind) {
    case 'rootFetch':
      return compileRootFetch(node, federation);
    case 'entityFetch':
      return compileEntityFetch(node, federation);
    case 'sequence': {
      const steps = node.nodes.map((child) => compilePlan(child, federation));
      return async (execution) => {
        for (const step of steps) await step(execution);
      };
    }
    case 'parallel': {
      const steps = node.nodes.map((child) => compilePlan(child, federation));
      return async (execution) => {
        await Promise.all(steps.map((step) => step(execution)));
      };
    }
    case 'condition': {
      const whenTrue = node.whenTrue === null ? null : compilePlan(node.whenTrue, federation);
      const whenFalse = node.whenFalse === null ? null : compilePlan(node.whenFalse, federation);
      return async (execution) => {
        await (execution.variables[node.variable] === true ? whenTrue : whenFalse)?.(execution);
      };
    }
  }
}
