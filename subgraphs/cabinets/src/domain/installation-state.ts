/** Where a plugin stands in a cabinet. */
export enum InstallationState {
  ENABLED = 'ENABLED',
  SUSPENDED = 'SUSPENDED',
  UNINSTALLED = 'UNINSTALLED',
}
