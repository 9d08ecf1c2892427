import { nameId, type LocalizedText } from '@otklik/base';

/** Somebody whom anyone may play on a platform in demo mode. */
export interface Persona {
  /** The login, such as `roads-executor`; also how the persona is asked for. */
  readonly name: string;
  /** `sub` of the persona's tokens: the same on every platform and for ever, because demo data is tied to it. */
  readonly subject: string;
  /** Who this is, for a list to choose from. */
  readonly title: LocalizedText;
  /** Whether their account is a confirmed one: only then may they send appeals under 59-ФЗ. */
  readonly isIdentified: boolean;
}

/** The namespace of the personas' citizen ids, in the place of the issuer, whose address differs from platform to platform. */
export const PERSONA_NAMESPACE = 'urn:otklik:personas';

/** Everyone in the story of the demo region. What the staff may do is in the cabinets' demo data. */
export const PERSONAS: readonly Persona[] = [
  persona('anna', { ru: 'Анна, жительница Новосибирска', en: 'Anna, lives in Novosibirsk' }),
  persona('boris', { ru: 'Борис, житель Бердска', en: 'Boris, lives in Berdsk' }),
  persona('roads-coordinator', { ru: 'Координатор дорожного ведомства', en: 'Coordinator of the roads agency' }),
  persona('roads-executor', { ru: 'Исполнитель дорожного ведомства', en: 'Executor at the roads agency' }),
  persona('roads-approver', {
    ru: 'Руководитель дорожного ведомства, утверждает ответы',
    en: 'Head at the roads agency, approves answers',
  }),
  persona('housing-coordinator', { ru: 'Координатор жилищного ведомства', en: 'Coordinator of the housing agency' }),
  persona('operator', { ru: 'Оператор платформы', en: 'Operator of the platform' }),
  persona('vera', { ru: 'Вера, личность не подтверждена', en: 'Vera, not an identified person' }, false),
];

function persona(name: string, title: LocalizedText, isIdentified = true): Persona {
  return { name, subject: nameId(PERSONA_NAMESPACE, name), title, isIdentified };
}
