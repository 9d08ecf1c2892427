/** What the form says besides the words of the questionnaire. */
export const FORM_TEXTS = {
  required: { ru: 'обязательный вопрос', en: 'required' },
  next: { ru: 'Далее', en: 'Next' },
  send: { ru: 'Отправить', en: 'Send' },
  thanks: { ru: 'Спасибо! Ваш ответ принят.', en: 'Thank you! Your answer has been counted.' },
  again: { ru: 'Открыть анкету заново', en: 'Open the questionnaire anew' },
  wrong: { ru: 'Проверьте ответы', en: 'Please check your answers' },
  refused: { ru: 'Ответ не принят', en: 'The answer was not taken' },
  gone: { ru: 'Этой анкеты сейчас нет', en: 'This questionnaire is not open' },
  goneWhy: {
    ru: 'Она ещё не открыта, уже закрыта, или в адресе ошибка. Спросите у ведомства, которое дало вам ссылку.',
    en: 'It has not been opened yet, is closed already, or the address has a mistake. Ask the agency that gave you the link.',
  },
  signIn: {
    ru: 'На эту анкету отвечают после входа на платформе.',
    en: 'This questionnaire is answered on the platform, after signing in.',
  },
  privacy: {
    ru: 'Ответы не связываются с вами. Для защиты от накрутки адрес учитывается до конца дня в необратимом виде.',
    en: 'Answers are not tied to you. Against stuffing your address counts until the end of the day, in a form that cannot be turned back.',
  },
  place: { ru: 'Место', en: 'Place' },
  choose: { ru: 'выберите', en: 'choose' },
  language: { ru: 'Язык', en: 'Language' },
  by: { ru: 'Отклик', en: 'Otklik' },
  CSAT: { ru: ['совсем не удовлетворён(а)', 'полностью удовлетворён(а)'], en: ['not satisfied at all', 'fully satisfied'] },
  NPS: { ru: ['точно не порекомендую', 'точно порекомендую'], en: ['not at all likely', 'extremely likely'] },
  CES: { ru: ['очень трудно', 'очень легко'], en: ['very hard', 'very easy'] },
} as const;
