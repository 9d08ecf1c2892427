import { readFileSync } from 'node:fs';

/** What every rival serves and where. */
export interface Target {
  readonly supergraphSdl: string;
  readonly port: number;
}

/** From the arguments `SUPERGRAPH_FILE PORT`. */
export function target(): Target {
  const [file, port] = process.argv.slice(2);
  return { supergraphSdl: readFileSync(file!, 'utf8'), port: Number(port) };
}
