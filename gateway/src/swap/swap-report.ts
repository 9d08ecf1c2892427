import { processLog } from '@otklik/observability';

/** What became of one swap. */
export type SwapReport =
  | {
      readonly kind: 'accepted';
      readonly durationMs: number;
      /** Running subscriptions that go on with the new schema. */
      readonly movedSubscriptions: number;
      /** Running subscriptions that did not fit it, and were told so. */
      readonly endedSubscriptions: number;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** Told of every swap. */
export type SwapLog = (report: SwapReport) => void;

/** Writes one line for each swap to the log of this process. */
export const logSwapToProcessLog: SwapLog = ({ kind, ...about }) => {
  if (kind === 'accepted') processLog().info({ place: 'supergraph', ...about }, 'a new supergraph is in use');
  else processLog().error({ place: 'supergraph', ...about }, 'the supergraph is refused and the old one stays');
};
