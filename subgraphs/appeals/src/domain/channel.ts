/** By which way a citizen's word came in. */
export enum Channel {
  PORTAL = 'PORTAL',
  WIDGET = 'WIDGET',
  MOBILE = 'MOBILE',
  RECEPTION = 'RECEPTION',
  PHONE = 'PHONE',
  SOCIAL = 'SOCIAL',
  MESSENGER = 'MESSENGER',
  PUBLIC_PAGE = 'PUBLIC_PAGE',
  OPEN311 = 'OPEN311',
  IMPORT = 'IMPORT',
}
