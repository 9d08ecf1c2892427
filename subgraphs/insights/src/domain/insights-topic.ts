/** What stands in place of an agency for the figures of the whole region. */
export const REGION = 'region';

/** The topic of the log that says when the figures of an agency, or of the region, have changed. */
export function insightsTopic(of: string): string {
  return `insights/${of}`;
}
