import { parse } from 'graphql';
import { TypeConditions } from '../schema/type-conditions.js';

/** Type conditions of a plain schema, which is all that units of the executor need of a supergraph. */
export function typesOf(sdl: string): TypeConditions {
  return TypeConditions.of(parse(sdl));
}
