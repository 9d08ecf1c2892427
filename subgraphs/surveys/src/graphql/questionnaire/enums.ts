import { registerEnumType } from 'type-graphql';
import { Channel, Respondents } from '../../domain/questionnaire/placement.js';
import { FormQuestionKind } from '../../domain/questionnaire/question.js';
import { QuestionnaireStatus } from '../../domain/questionnaire/status.js';

registerEnumType(QuestionnaireStatus, {
  name: 'QuestionnaireStatus',
  description: 'Where a questionnaire stands.',
  valuesConfig: {
    DRAFT: { description: 'No version of it is published: only the agency’s staff and the operator know of it.' },
    OPEN: { description: 'Takes answers.' },
    CLOSED: { description: 'Takes no more answers.' },
  },
});

registerEnumType(Channel, {
  name: 'QuestionnaireChannel',
  description: 'By which way people come to a questionnaire.',
  valuesConfig: {
    SITE_WIDGET: { description: 'A widget on an agency’s site.' },
    PUBLIC_PAGE: { description: 'A page, such as one of a social network, that links to it.' },
    RECEPTION: { description: 'A reception place: by QR code, or on paper that staff enter.' },
    PLATFORM: { description: 'The platform itself.' },
  },
});

registerEnumType(Respondents, {
  name: 'QuestionnaireRespondents',
  description: 'Who may answer a questionnaire.',
  valuesConfig: {
    ANYBODY: { description: 'Whoever comes: a person who is signed in once for each version, others once for each ticket and so often a day from one address.' },
    SIGNED_IN: { description: 'People who are signed in, once for each version.' },
  },
});

registerEnumType(FormQuestionKind, {
  name: 'QuestionnaireQuestionKind',
  description: 'How a question is answered.',
  valuesConfig: {
    CSAT: { description: 'Satisfaction: a whole number from 1 (not at all) to 5 (fully). Counted by the share of 4 and 5.' },
    NPS: { description: 'Readiness to recommend: a whole number from 0 to 10.' },
    CES: { description: 'Ease: a whole number from 1 (very hard) to 7 (very easy). Counted by its mean.' },
    SCALE: { description: 'A whole number of its scale.' },
    SINGLE: { description: 'One option.' },
    MULTIPLE: { description: 'One option or more.' },
    MATRIX: { description: 'In each row one of the options.' },
    RANKING: { description: 'All options, the first place first.' },
    TEXT: { description: 'Words.' },
  },
});
