/** One connection that reads all appeals, as the platform itself. */
export interface Database {
  query(text: string, values: unknown[]): Promise<{ readonly rows: unknown[] }>;
}
