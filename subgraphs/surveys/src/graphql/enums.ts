import { registerEnumType } from 'type-graphql';
import { QuestionKind } from '../domain/question.js';
import { SurveyStatus } from '../domain/survey-status.js';
import { SurveyChange } from '../domain/survey-version.js';

registerEnumType(SurveyStatus, {
  name: 'SurveyStatus',
  description: 'Where a survey stands. After publication the clock alone moves it.',
  valuesConfig: {
    DRAFT: { description: 'In preparation: only the agency’s staff and the operator know of it.' },
    SCHEDULED: { description: 'Published; takes no answers yet.' },
    OPEN: { description: 'Takes answers.' },
    CLOSED: { description: 'Takes no more answers; the results are there.' },
  },
});

registerEnumType(QuestionKind, {
  name: 'SurveyQuestionKind',
  description: 'How a question is answered.',
  valuesConfig: {
    SINGLE: { description: 'By one option.' },
    MULTIPLE: { description: 'By one option or more.' },
    SCALE: { description: 'By a whole number of the scale.' },
    TEXT: { description: 'In words.' },
  },
});

registerEnumType(SurveyChange, {
  name: 'SurveyChange',
  description: 'What happened to a survey.',
  valuesConfig: {
    PUBLISHED: { description: 'It was published.' },
    ANSWERED: { description: 'One more person answered.' },
    CLOSED: { description: 'It was closed before its time. Closing at its time is no change: nothing has to happen.' },
  },
});
