import type { Engine } from '@otklik/gateway-engine';
import type { RunContext } from '../world/resolvers.js';
import { answered, failed } from './answer.js';
import type { Contestant } from './contestant.js';

/** Our engine. */
export function otklik(engine: Engine, name = 'otklik'): Contestant {
  return {
    name,
    async answer(document, { text, variables }) {
      try {
        const context: RunContext = { history: [] };
        const { json, errors } = await engine.execute(await engine.prepare(document, text), { variables, context });
        return json === null ? failed(errors?.map(({ message }) => message).join(' ')) : answered(json, errors, context.history);
      } catch (error) {
        return failed(error);
      }
    },
  };
}
