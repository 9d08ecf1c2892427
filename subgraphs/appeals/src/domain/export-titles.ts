import type { LocalizedText } from '@otklik/base';
import type { AppealKind } from './appeal-kind.js';
import type { Channel } from './channel.js';

/** What people call the legal kinds. */
export const KIND_TITLES: Readonly<Record<AppealKind, LocalizedText>> = {
  MESSAGE: { ru: 'сообщение', en: 'message' },
  APPEAL: { ru: 'обращение', en: 'appeal' },
  INCIDENT: { ru: 'инцидент', en: 'incident' },
};

/** What people call the ways by which appeals come in. */
export const CHANNEL_TITLES: Readonly<Record<Channel, LocalizedText>> = {
  PORTAL: { ru: 'личный кабинет портала', en: 'portal' },
  WIDGET: { ru: 'виджет на сайте', en: 'widget' },
  MOBILE: { ru: 'мобильное приложение', en: 'mobile application' },
  RECEPTION: { ru: 'личный приём', en: 'reception' },
  PHONE: { ru: 'телефон', en: 'telephone' },
  SOCIAL: { ru: 'социальная сеть', en: 'social network' },
  MESSENGER: { ru: 'мессенджер', en: 'messenger' },
  PUBLIC_PAGE: { ru: 'официальная страница', en: 'official public page' },
  OPEN311: { ru: 'Open311', en: 'Open311' },
  IMPORT: { ru: 'загрузка из другой системы', en: 'import' },
};

/** Whether something was in time. */
export const YES_NO: Readonly<Record<'yes' | 'no', LocalizedText>> = { yes: { ru: 'да', en: 'yes' }, no: { ru: 'нет', en: 'no' } };
