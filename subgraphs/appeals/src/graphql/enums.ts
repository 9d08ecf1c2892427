import { registerEnumType } from 'type-graphql';
import { AppealKind } from '../domain/appeal-kind.js';
import { AppealStatus } from '../domain/appeal-status.js';
import { Channel } from '../domain/channel.js';
import { ParticipationStatus } from '../domain/participation.js';
import { Visibility } from '../domain/visibility.js';

registerEnumType(AppealKind, {
  name: 'AppealKind',
  description: 'The legal kind of a citizen’s word.',
  valuesConfig: {
    MESSAGE: { description: 'Сообщение: answered in the term of its category.' },
    APPEAL: { description: 'Обращение under Federal Law 59-FZ: answered in 30 calendar days, never public.' },
    INCIDENT: { description: 'A post or comment found in a social network: answered in working hours.' },
  },
});

registerEnumType(AppealStatus, {
  name: 'AppealStatus',
  description: 'Where an appeal stands.',
  valuesConfig: {
    SUBMITTED: { description: 'Sent; waits for moderation or registration.' },
    MODERATED: { description: 'A moderator has let it pass; waits for registration.' },
    REGISTERED: { description: 'Has a number; its term runs.' },
    IN_PROGRESS: { description: 'An executor works on it.' },
    CLARIFICATION: { description: 'Its author was asked to clarify it; `clarifications` has the question.' },
    POSTPONED: { description: 'Put off to the day that `postponement` promises.' },
    ON_APPROVAL: { description: 'An answer is written and waits for approval.' },
    ANSWERED: { description: 'The answer is given.' },
    RATED: { description: 'Its author has rated the answer.' },
    REJECTED: { description: 'Turned away; `rejection` says why.' },
    REDIRECTED: { description: 'Sent to the competent agency; waits for registration there.' },
    WITHDRAWN: { description: 'Taken back by its author.' },
    CLOSED: { description: 'Answered, and over by time: nothing more can be done with it.' },
  },
});

registerEnumType(ParticipationStatus, {
  name: 'ParticipationStatus',
  description: 'How far the part of an agency in an appeal of another one is.',
  valuesConfig: {
    REQUESTED: { description: 'It is asked; nobody works on it yet.' },
    IN_PROGRESS: { description: 'An executor of that agency works on it.' },
    CONTRIBUTED: { description: 'It has answered the responsible agency.' },
    REFUSED: { description: 'It has refused, and sees the appeal no more.' },
    CLOSED: { description: 'The appeal was answered or ended without it.' },
    RESPONSIBLE: { description: 'It has become the responsible agency.' },
  },
});

registerEnumType(Channel, {
  name: 'Channel',
  description: 'By which way a citizen’s word came in.',
  valuesConfig: {
    PORTAL: { description: 'The personal account of the portal.' },
    WIDGET: { description: 'A widget on an agency’s site.' },
    MOBILE: { description: 'The mobile application.' },
    RECEPTION: { description: 'A reception place.' },
    PHONE: { description: 'Telephone.' },
    SOCIAL: { description: 'A social network.' },
    MESSENGER: { description: 'A messenger.' },
    PUBLIC_PAGE: { description: 'An agency’s official page in a social network.' },
    OPEN311: { description: 'Open311.' },
    IMPORT: { description: 'Imported from another system.' },
  },
});

registerEnumType(Visibility, {
  name: 'Visibility',
  description: 'Who may read an appeal besides its author and those who work on it.',
  valuesConfig: {
    PRIVATE: { description: 'Nobody.' },
    PUBLIC: { description: 'Everybody, once it is registered; without the person behind it.' },
  },
});
