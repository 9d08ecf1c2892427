/**
 * What the network does. `pass`: its work. `delay`: takes its time. `hang`: connections stay open and nothing arrives, as when a machine is
 * gone without a word (half-open). `refuse`: no new connections.
 */
export type Condition = 'pass' | 'delay' | 'hang' | 'refuse';

/** A piece of network between parts, which can be made to fail. */
export interface Network {
  become(condition: Condition): void;
  /** Every connection breaks at once. */
  cut(): void;
  close(): Promise<void>;
}

/** Several as one: what happens, happens to all. */
export function together(networks: readonly Network[]): Network {
  return {
    become: (condition) => networks.forEach((network) => network.become(condition)),
    cut: () => networks.forEach((network) => network.cut()),
    close: async () => void (await Promise.all(networks.map((network) => network.close()))),
  };
}
