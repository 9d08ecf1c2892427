import { localize, type Locale, type LocalizedText } from '@otklik/base';

/** One tab of GraphiQL. */
export interface TourTab {
  readonly query: string;
  /** JSON text. `"last"` as `appealId` and `after` stands for the appeal that was submitted last from this browser, and its cursor then. */
  readonly variables?: string;
}

interface Step {
  /** Login of the persona who may do this. */
  readonly persona: string;
  readonly hint: LocalizedText;
  readonly operation: string;
  readonly variables: (locale: Locale) => Record<string, unknown>;
}

const FAILURES = `    ... on ValidationFailed { issues { path message code } }
    ... on Forbidden { message code }
    ... on NotFound { message code }
    ... on Conflict { message code }`;

function mutation(field: string, returned: string): string {
  const name = field[0]!.toUpperCase() + field.slice(1);
  return `mutation ${name}($input: ${name}Input!) {
  ${field}(input: $input) {
    ... on ${name}Success {
      appeal { ${returned} }
    }
${FAILURES}
  }
}`;
}

const STEPS: readonly Step[] = [
  {
    persona: 'anna',
    hint: { ru: 'Анна сообщает о яме на дороге.', en: 'Anna reports a pothole.' },
    operation: mutation('submitAppeal', 'id number version status deadline { dueAt reasons } category { title } agency { title } cursor'),
    variables: (locale) => ({
      input: {
        idempotencyKey: 'tour-new',
        categoryId: 'roads.pothole',
        text: localize(
          {
            ru: 'Глубокая яма на второй полосе, машины объезжают её по встречной.',
            en: 'A deep pothole in the second lane; cars go round it into the oncoming lane.',
          },
          locale,
        ),
        location: { latitude: 55.0302, longitude: 82.9204, address: 'Новосибирск, Красный проспект, 25' },
        details: { roadPothole: { lane: 2, hazard: true } },
      },
    }),
  },
  {
    persona: 'anna',
    hint: {
      ru: 'Анна следит за обращением. Откройте эту вкладку во втором окне браузера: смена вкладки GraphiQL останавливает подписку.',
      en: 'Anna watches the appeal. Open this tab in a second browser window: changing the tab in GraphiQL stops the subscription.',
    },
    operation: `subscription AppealUpdated($appealId: ID!, $after: String) {
  appealUpdated(appealId: $appealId, after: $after) {
    cursor
    version
    appeal { status history { at status comment } }
  }
}`,
    variables: () => ({ appealId: 'last', after: 'last' }),
  },
  {
    persona: 'roads-coordinator',
    hint: { ru: 'Координатор регистрирует обращение.', en: 'The coordinator registers the appeal.' },
    operation: mutation('registerAppeal', 'id version status'),
    variables: () => ({ input: { appealId: 'last' } }),
  },
  {
    persona: 'roads-coordinator',
    hint: { ru: 'Координатор назначает исполнителя.', en: 'The coordinator assigns an executor.' },
    operation: mutation('assignAppeal', 'id version status'),
    variables: () => ({ input: { appealId: 'last', executor: 'roads-executor' } }),
  },
  {
    persona: 'roads-executor',
    hint: { ru: 'Исполнитель готовит ответ.', en: 'The executor writes the answer.' },
    operation: mutation('answerAppeal', 'id version status'),
    variables: (locale) => ({
      input: {
        appealId: 'last',
        text: localize({ ru: 'Яма заделана, полоса открыта.', en: 'The pothole is filled, the lane is open.' }, locale),
      },
    }),
  },
  {
    persona: 'roads-approver',
    hint: { ru: 'Руководитель утверждает ответ.', en: 'The approver approves the answer.' },
    operation: mutation('approveAnswer', 'id version status'),
    variables: () => ({ input: { appealId: 'last' } }),
  },
  {
    persona: 'anna',
    hint: { ru: 'Анна оценивает ответ.', en: 'Anna rates the answer.' },
    operation: mutation('rateAnswer', 'id version status'),
    variables: (locale) => ({
      input: { appealId: 'last', score: 5, comment: localize({ ru: 'Спасибо, быстро!', en: 'Thank you, that was quick!' }, locale) },
    }),
  },
];

const COMMENT_WIDTH = 62;

const LAST: LocalizedText = {
  ru: '"last" — обращение, поданное из этого браузера последним (страница подставит его номер и курсор).',
  en: '"last" is the appeal submitted last from this browser (the page fills in its id and cursor).',
};

/** The tour as tabs: each says in its first lines who does what. */
export function tourTabs(locale: Locale): TourTab[] {
  const actAs = localize({ ru: 'Действовать как', en: 'Act as' }, locale);
  return STEPS.map(({ persona, hint, operation, variables }, index) => {
    const values = JSON.stringify(variables(locale), null, 2);
    const hints = [`${index + 1}/${STEPS.length} ${localize(hint, locale)}`, `${actAs}: ${persona}`];
    if (values.includes('"last"')) hints.push(localize(LAST, locale));
    return {
      query: [...hints.map(asComment), '', operation, ''].join('\n'),
      variables: values,
    };
  });
}

/** Comment lines that fit into the editor without being scrolled. */
function asComment(text: string): string {
  const lines = text.match(new RegExp(`.{1,${COMMENT_WIDTH}}(?= |$)`, 'g')) ?? [];
  return lines.map((line) => `# ${line.trim()}`).join('\n');
}
