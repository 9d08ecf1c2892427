/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An answer to an appeal. */
export type AnswerAppealInput = {
  /** Which appeal. */
  appealId: string | number;
  /** The version that the client saw: another one is a Conflict. */
  expectedVersion?: number | null | undefined;
  /** Makes a retry safe: chosen by the client at random for each thing it wants done, and the same for every retry of it. The same key and body does nothing again and answers the same, for at least 30 days; with another body it is a Conflict `IDEMPOTENCY_KEY_REUSED`, and while the first try takes very long `IDEMPOTENCY_KEY_IN_USE`: try again. What is refused spends no key. 1 to 200 characters; a UUID is a good one. */
  idempotencyKey?: string | null | undefined;
  /** Up to 10,000 characters. Plain text; an editor’s HTML gives the text it shows. */
  text: string;
};

/** The fields of the chosen category: exactly one form, the one that the category names. Plugins add theirs. */
export type AppealDetailsInput = {
  /** For the category «Другое». */
  other?: OtherDetailsInput | null | undefined;
  /**
   * For a message: Road markings.
   * Для сообщения: Дорожная разметка.
   */
  roadMarking?: RoadMarkingDetailsInput | null | undefined;
  /**
   * For a message: Pavements.
   * Для сообщения: Тротуары.
   */
  roadPavement?: RoadPavementDetailsInput | null | undefined;
  /**
   * For a message: Potholes.
   * Для сообщения: Ямы на проезжей части.
   */
  roadPothole?: RoadPotholeDetailsInput | null | undefined;
  /**
   * For a message: Road shoulders.
   * Для сообщения: Обочины.
   */
  roadShoulder?: RoadShoulderDetailsInput | null | undefined;
  /**
   * For a message: Road signs and traffic lights.
   * Для сообщения: Дорожные знаки и светофоры.
   */
  roadSign?: RoadSignDetailsInput | null | undefined;
  /**
   * For a message: Snow and ice.
   * Для сообщения: Снег и гололёд.
   */
  roadSnow?: RoadSnowDetailsInput | null | undefined;
  /**
   * For a message: Storm drains.
   * Для сообщения: Ливневая канализация.
   */
  roadStormDrain?: RoadStormDrainDetailsInput | null | undefined;
};

/** The legal kind of a citizen’s word. */
export type AppealKind =
  /** Обращение under Federal Law 59-FZ: answered in 30 calendar days, never public. */
  | 'APPEAL'
  /** A post or comment found in a social network: answered in working hours. */
  | 'INCIDENT'
  /** Сообщение: answered in the term of its category. */
  | 'MESSAGE';

/** Where an appeal stands. */
export type AppealStatus =
  /** The answer is given. */
  | 'ANSWERED'
  /** Its author was asked to clarify it; `clarifications` has the question. */
  | 'CLARIFICATION'
  /** Answered, and over by time: nothing more can be done with it. */
  | 'CLOSED'
  /** An executor works on it. */
  | 'IN_PROGRESS'
  /** A moderator has let it pass; waits for registration. */
  | 'MODERATED'
  /** An answer is written and waits for approval. */
  | 'ON_APPROVAL'
  /** Put off to the day that `postponement` promises. */
  | 'POSTPONED'
  /** Its author has rated the answer. */
  | 'RATED'
  /** Sent to the competent agency; waits for registration there. */
  | 'REDIRECTED'
  /** Has a number; its term runs. */
  | 'REGISTERED'
  /** Turned away; `rejection` says why. */
  | 'REJECTED'
  /** Sent; waits for moderation or registration. */
  | 'SUBMITTED'
  /** Taken back by its author. */
  | 'WITHDRAWN';

/** The answer of which appeal to approve. */
export type ApproveAnswerInput = {
  /** Which appeal. */
  appealId: string | number;
  /** The version that the client saw: another one is a Conflict. */
  expectedVersion?: number | null | undefined;
  /** Makes a retry safe: chosen by the client at random for each thing it wants done, and the same for every retry of it. The same key and body does nothing again and answers the same, for at least 30 days; with another body it is a Conflict `IDEMPOTENCY_KEY_REUSED`, and while the first try takes very long `IDEMPOTENCY_KEY_IN_USE`: try again. What is refused spends no key. 1 to 200 characters; a UUID is a good one. */
  idempotencyKey?: string | null | undefined;
};

/** Which appeal to give to whom. */
export type AssignAppealInput = {
  /** Which appeal. */
  appealId: string | number;
  /** Logins of other executors there who help; at most 10, nobody when left out. */
  coExecutors?: Array<string> | null | undefined;
  /** Login of an executor of the appeal’s cabinet. */
  executor: string;
  /** The version that the client saw: another one is a Conflict. */
  expectedVersion?: number | null | undefined;
  /** Makes a retry safe: chosen by the client at random for each thing it wants done, and the same for every retry of it. The same key and body does nothing again and answers the same, for at least 30 days; with another body it is a Conflict `IDEMPOTENCY_KEY_REUSED`, and while the first try takes very long `IDEMPOTENCY_KEY_IN_USE`: try again. What is refused spends no key. 1 to 200 characters; a UUID is a good one. */
  idempotencyKey?: string | null | undefined;
};

/** By which way a citizen’s word came in. */
export type Channel =
  /** Imported from another system. */
  | 'IMPORT'
  /** A messenger. */
  | 'MESSENGER'
  /** The mobile application. */
  | 'MOBILE'
  /** Open311. */
  | 'OPEN311'
  /** Telephone. */
  | 'PHONE'
  /** The personal account of the portal. */
  | 'PORTAL'
  /** An agency’s official page in a social network. */
  | 'PUBLIC_PAGE'
  /** A reception place. */
  | 'RECEPTION'
  /** A social network. */
  | 'SOCIAL'
  /** A widget on an agency’s site. */
  | 'WIDGET';

/** A place in the region. */
export type LocationInput = {
  /** What people call it; up to 500 characters. */
  address?: string | null | undefined;
  /** Degrees of WGS 84, north is positive. */
  latitude: number;
  /** Degrees of WGS 84, east is positive. */
  longitude: number;
};

/** Details of what fits no category. */
export type OtherDetailsInput = {
  /** What it is about, in a few words. */
  subject?: string | null | undefined;
};

/** What the author thinks of the answer. */
export type RateAnswerInput = {
  /** Which appeal. */
  appealId: string | number;
  /** Why; up to 10,000 characters. */
  comment?: string | null | undefined;
  /** The version that the client saw: another one is a Conflict. */
  expectedVersion?: number | null | undefined;
  /** Makes a retry safe: chosen by the client at random for each thing it wants done, and the same for every retry of it. The same key and body does nothing again and answers the same, for at least 30 days; with another body it is a Conflict `IDEMPOTENCY_KEY_REUSED`, and while the first try takes very long `IDEMPOTENCY_KEY_IN_USE`: try again. What is refused spends no key. 1 to 200 characters; a UUID is a good one. */
  idempotencyKey?: string | null | undefined;
  /** 1 (bad) to 5 (good). */
  score: number;
};

/** Which appeal to register. */
export type RegisterAppealInput = {
  /** Which appeal. */
  appealId: string | number;
  /** The version that the client saw: another one is a Conflict. */
  expectedVersion?: number | null | undefined;
  /** Makes a retry safe: chosen by the client at random for each thing it wants done, and the same for every retry of it. The same key and body does nothing again and answers the same, for at least 30 days; with another body it is a Conflict `IDEMPOTENCY_KEY_REUSED`, and while the first try takes very long `IDEMPOTENCY_KEY_IN_USE`: try again. What is refused spends no key. 1 to 200 characters; a UUID is a good one. */
  idempotencyKey?: string | null | undefined;
};

/**
 * What is asked of a message: Road markings.
 * Что спрашивают в сообщении: Дорожная разметка.
 */
export type RoadMarkingDetailsInput = {
  /**
   * Dangerous to traffic. People may be hurt or a vehicle damaged.
   * Опасно для движения. Есть угроза жизни и здоровью или повреждения автомобиля.
   */
  hazard?: boolean | null | undefined;
  /**
   * Kind of marking.
   * Вид разметки.
   */
  kind?: RoadMarkingKind | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: RoadMarkingProblem | null | undefined;
  /**
   * Road class.
   * Значение дороги.
   */
  roadClass?: RoadMarkingRoadClass | null | undefined;
};

/**
 * Kind of marking
 * Вид разметки
 */
export type RoadMarkingKind =
  /**
   * Pedestrian crossing
   * Пешеходный переход
   */
  | 'CROSSING'
  /**
   * Lanes
   * Полосы движения
   */
  | 'LANES'
  /**
   * Other
   * Другая
   */
  | 'OTHER'
  /**
   * Parking
   * Парковка
   */
  | 'PARKING'
  /**
   * Stop line
   * Стоп-линия
   */
  | 'STOP_LINE';

/**
 * Problem
 * Что не так
 */
export type RoadMarkingProblem =
  /**
   * Misleading
   * Вводит в заблуждение
   */
  | 'MISLEADING'
  /**
   * Missing
   * Отсутствует
   */
  | 'MISSING'
  /**
   * Worn off
   * Стёрлась
   */
  | 'WORN';

/**
 * Road class
 * Значение дороги
 */
export type RoadMarkingRoadClass =
  /**
   * Federal
   * Федеральная
   */
  | 'FEDERAL'
  /**
   * Municipal
   * Местная
   */
  | 'MUNICIPAL'
  /**
   * Regional
   * Региональная
   */
  | 'REGIONAL'
  /**
   * Not known
   * Не знаю
   */
  | 'UNKNOWN';

/**
 * What is asked of a message: Pavements.
 * Что спрашивают в сообщении: Тротуары.
 */
export type RoadPavementDetailsInput = {
  /**
   * Dangerous to traffic. People may be hurt or a vehicle damaged.
   * Опасно для движения. Есть угроза жизни и здоровью или повреждения автомобиля.
   */
  hazard?: boolean | null | undefined;
  /**
   * Who cannot pass.
   * Кому не пройти.
   */
  impassableFor?: Array<RoadPavementImpassableFor> | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: RoadPavementProblem | null | undefined;
};

/**
 * Who cannot pass
 * Кому не пройти
 */
export type RoadPavementImpassableFor =
  /**
   * Blind person
   * Незрячему человеку
   */
  | 'BLIND'
  /**
   * Elderly person
   * Пожилому человеку
   */
  | 'ELDERLY'
  /**
   * With a pram
   * С детской коляской
   */
  | 'PRAM'
  /**
   * Person in a wheelchair
   * Человеку на кресле-коляске
   */
  | 'WHEELCHAIR';

/**
 * Problem
 * Что не так
 */
export type RoadPavementProblem =
  /**
   * Way blocked
   * Проход загромождён
   */
  | 'BLOCKED'
  /**
   * Broken surface
   * Разрушено покрытие
   */
  | 'BROKEN'
  /**
   * High kerb
   * Высокий бордюр
   */
  | 'HIGH_KERB'
  /**
   * No pavement
   * Тротуара нет
   */
  | 'NO_PAVEMENT';

/**
 * What is asked of a message: Potholes.
 * Что спрашивают в сообщении: Ямы на проезжей части.
 */
export type RoadPotholeDetailsInput = {
  /**
   * Dangerous to traffic. People may be hurt or a vehicle damaged.
   * Опасно для движения. Есть угроза жизни и здоровью или повреждения автомобиля.
   */
  hazard?: boolean | null | undefined;
  /**
   * Lane number. Counted from the kerb. Required. Value: from 1 to 8.
   * Номер полосы. Считая от обочины. Обязательное поле. Значение: от 1 до 8.
   */
  lane?: number | null | undefined;
  /**
   * Road class.
   * Значение дороги.
   */
  roadClass?: RoadPotholeRoadClass | null | undefined;
  /**
   * Size.
   * Размер.
   */
  size?: RoadPotholeSize | null | undefined;
};

/**
 * Road class
 * Значение дороги
 */
export type RoadPotholeRoadClass =
  /**
   * Federal
   * Федеральная
   */
  | 'FEDERAL'
  /**
   * Municipal
   * Местная
   */
  | 'MUNICIPAL'
  /**
   * Regional
   * Региональная
   */
  | 'REGIONAL'
  /**
   * Not known
   * Не знаю
   */
  | 'UNKNOWN';

/**
 * Size
 * Размер
 */
export type RoadPotholeSize =
  /**
   * Large: over 1 m
   * Крупная: более 1 м
   */
  | 'LARGE'
  /**
   * Medium: up to 1 m
   * Средняя: до 1 м
   */
  | 'MEDIUM'
  /**
   * Small: up to 30 cm
   * Небольшая: до 30 см
   */
  | 'SMALL';

/**
 * What is asked of a message: Road shoulders.
 * Что спрашивают в сообщении: Обочины.
 */
export type RoadShoulderDetailsInput = {
  /**
   * Dangerous to traffic. People may be hurt or a vehicle damaged.
   * Опасно для движения. Есть угроза жизни и здоровью или повреждения автомобиля.
   */
  hazard?: boolean | null | undefined;
  /**
   * Length, m. Value: from 1 to 10000.
   * Протяжённость, м. Значение: от 1 до 10000.
   */
  lengthMetres?: number | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: RoadShoulderProblem | null | undefined;
  /**
   * Road class.
   * Значение дороги.
   */
  roadClass?: RoadShoulderRoadClass | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type RoadShoulderProblem =
  /**
   * Blocked
   * Загромождена
   */
  | 'BLOCKED'
  /**
   * Drop from the carriageway
   * Перепад с проезжей частью
   */
  | 'DROP'
  /**
   * Overgrown
   * Заросла
   */
  | 'OVERGROWN'
  /**
   * Washed out
   * Размыта
   */
  | 'WASHED_OUT';

/**
 * Road class
 * Значение дороги
 */
export type RoadShoulderRoadClass =
  /**
   * Federal
   * Федеральная
   */
  | 'FEDERAL'
  /**
   * Municipal
   * Местная
   */
  | 'MUNICIPAL'
  /**
   * Regional
   * Региональная
   */
  | 'REGIONAL'
  /**
   * Not known
   * Не знаю
   */
  | 'UNKNOWN';

/**
 * What is asked of a message: Road signs and traffic lights.
 * Что спрашивают в сообщении: Дорожные знаки и светофоры.
 */
export type RoadSignDetailsInput = {
  /**
   * Dangerous to traffic. People may be hurt or a vehicle damaged.
   * Опасно для движения. Есть угроза жизни и здоровью или повреждения автомобиля.
   */
  hazard?: boolean | null | undefined;
  /**
   * Object. Required.
   * Что это. Обязательное поле.
   */
  kind?: RoadSignKind | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: RoadSignProblem | null | undefined;
  /**
   * Road class.
   * Значение дороги.
   */
  roadClass?: RoadSignRoadClass | null | undefined;
  /**
   * Number of the sign in the traffic rules. For example 3.24. Characters: at most 8. Pattern: \d\.\d{1,2}(?:\.\d{1,2})?
   * Номер знака по ПДД. Например, 3.24. Символов: не более 8. Шаблон: \d\.\d{1,2}(?:\.\d{1,2})?
   */
  signNumber?: string | null | undefined;
};

/**
 * Object
 * Что это
 */
export type RoadSignKind =
  /**
   * Road sign
   * Дорожный знак
   */
  | 'SIGN'
  /**
   * Traffic light
   * Светофор
   */
  | 'TRAFFIC_LIGHT';

/**
 * Problem
 * Что не так
 */
export type RoadSignProblem =
  /**
   * Damaged
   * Повреждён
   */
  | 'DAMAGED'
  /**
   * Hidden from view
   * Не виден
   */
  | 'HIDDEN'
  /**
   * Misleading
   * Вводит в заблуждение
   */
  | 'MISLEADING'
  /**
   * Missing
   * Отсутствует
   */
  | 'MISSING'
  /**
   * Not working
   * Не работает
   */
  | 'NOT_WORKING';

/**
 * Road class
 * Значение дороги
 */
export type RoadSignRoadClass =
  /**
   * Federal
   * Федеральная
   */
  | 'FEDERAL'
  /**
   * Municipal
   * Местная
   */
  | 'MUNICIPAL'
  /**
   * Regional
   * Региональная
   */
  | 'REGIONAL'
  /**
   * Not known
   * Не знаю
   */
  | 'UNKNOWN';

/**
 * What is asked of a message: Snow and ice.
 * Что спрашивают в сообщении: Снег и гололёд.
 */
export type RoadSnowDetailsInput = {
  /**
   * Dangerous to traffic. People may be hurt or a vehicle damaged.
   * Опасно для движения. Есть угроза жизни и здоровью или повреждения автомобиля.
   */
  hazard?: boolean | null | undefined;
  /**
   * Where.
   * Где.
   */
  place?: RoadSnowPlace | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: RoadSnowProblem | null | undefined;
  /**
   * Road class.
   * Значение дороги.
   */
  roadClass?: RoadSnowRoadClass | null | undefined;
};

/**
 * Where
 * Где
 */
export type RoadSnowPlace =
  /**
   * Bus stop
   * Остановка
   */
  | 'BUS_STOP'
  /**
   * Carriageway
   * Проезжая часть
   */
  | 'CARRIAGEWAY'
  /**
   * Pedestrian crossing
   * Пешеходный переход
   */
  | 'CROSSING'
  /**
   * Pavement
   * Тротуар
   */
  | 'PAVEMENT';

/**
 * Problem
 * Что не так
 */
export type RoadSnowProblem =
  /**
   * Ice
   * Гололёд
   */
  | 'ICE'
  /**
   * Snow not cleared
   * Снег не убран
   */
  | 'NOT_CLEARED'
  /**
   * Snow bank
   * Снежный вал
   */
  | 'SNOW_BANK';

/**
 * Road class
 * Значение дороги
 */
export type RoadSnowRoadClass =
  /**
   * Federal
   * Федеральная
   */
  | 'FEDERAL'
  /**
   * Municipal
   * Местная
   */
  | 'MUNICIPAL'
  /**
   * Regional
   * Региональная
   */
  | 'REGIONAL'
  /**
   * Not known
   * Не знаю
   */
  | 'UNKNOWN';

/**
 * What is asked of a message: Storm drains.
 * Что спрашивают в сообщении: Ливневая канализация.
 */
export type RoadStormDrainDetailsInput = {
  /**
   * Dangerous to traffic. People may be hurt or a vehicle damaged.
   * Опасно для движения. Есть угроза жизни и здоровью или повреждения автомобиля.
   */
  hazard?: boolean | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: RoadStormDrainProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type RoadStormDrainProblem =
  /**
   * Clogged
   * Засор
   */
  | 'CLOGGED'
  /**
   * Well damaged
   * Разрушен колодец
   */
  | 'DAMAGED'
  /**
   * Flooding
   * Подтопление
   */
  | 'FLOODING'
  /**
   * Cover or grate missing
   * Нет крышки или решётки
   */
  | 'NO_COVER';

/** A citizen’s word. */
export type SubmitAppealInput = {
  /** Files that were sent for it by `createAttachmentUpload` and are READY; up to 10. */
  attachmentIds?: Array<string | number> | null | undefined;
  /** What it is about: an id of `categories`. */
  categoryId: string | number;
  /** By which way it came in. `RECEPTION`, `PHONE` and `IMPORT` are refused here: by these staff and other systems bring messages in. */
  channel?: Channel | null | undefined;
  /** The fields of the category: exactly one form. */
  details?: AppealDetailsInput | null | undefined;
  /** Makes a retry safe: chosen by the client at random for each thing it wants done, and the same for every retry of it. The same key and body does nothing again and answers the same, for at least 30 days; with another body it is a Conflict `IDEMPOTENCY_KEY_REUSED`, and while the first try takes very long `IDEMPOTENCY_KEY_IN_USE`: try again. What is refused spends no key. 1 to 200 characters; a UUID is a good one. */
  idempotencyKey: string;
  /** Its legal kind: `MESSAGE`, or `APPEAL` of an identified citizen. `INCIDENT` is refused here: staff record incidents. */
  kind?: AppealKind | null | undefined;
  /** Where it is about. */
  location?: LocationInput | null | undefined;
  /** Up to 10,000 characters. Plain text; an editor’s HTML gives the text it shows. */
  text: string;
  /** Who may read it. Appeals under 59-FZ and private categories are never public. */
  visibility?: Visibility | null | undefined;
};

/** Who may read an appeal besides its author and those who work on it. */
export type Visibility =
  /** Nobody. */
  | 'PRIVATE'
  /** Everybody, once it is registered; without the person behind it. */
  | 'PUBLIC';

export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CategoriesQuery = { categories: Array<{ id: string, title: string, form: string | null, agency: { id: string, title: string } | null }> };

export type SubmitMutationVariables = Exact<{
  input: SubmitAppealInput;
}>;


export type SubmitMutation = { submitAppeal:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'Forbidden', code: string, message: string }
    | { __typename: 'NotFound', code: string }
    | { __typename: 'SubmitAppealSuccess', appeal: { id: string, version: number, status: AppealStatus, cursor: string, number: string | null, submittedAt: string, category: { id: string, title: string }, agency: { id: string, title: string }, deadline: { dueAt: string, reasons: Array<string> }, details:
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { lane: number | null, hazard: boolean | null, form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
         | null } }
    | { __typename: 'ValidationFailed', issues: Array<{ path: Array<string>, message: string, code: string }> }
   };

export type WatchSubscriptionVariables = Exact<{
  appealId: string | number;
  after?: string | null | undefined;
}>;


export type WatchSubscription = { appealUpdated: { cursor: string, version: number, status: AppealStatus, appeal: { status: AppealStatus, agency: { title: string }, category: { title: string }, details:
        | { lane: number | null }
        | Record<PropertyKey, never>
       | null, answer: { text: string } | null } } | null };

export type RegisterMutationVariables = Exact<{
  input: RegisterAppealInput;
}>;


export type RegisterMutation = { registerAppeal:
    | { __typename: 'Conflict', code: string }
    | { __typename: 'Forbidden', code: string }
    | { __typename: 'NotFound', code: string }
    | { __typename: 'RegisterAppealSuccess', appeal: { number: string | null, version: number, status: AppealStatus, deadline: { dueAt: string, reasons: Array<string> } } }
    | { __typename: 'ValidationFailed' }
   };

export type AssignMutationVariables = Exact<{
  input: AssignAppealInput;
}>;


export type AssignMutation = { assignAppeal:
    | { __typename: 'AssignAppealSuccess', appeal: { version: number, status: AppealStatus } }
    | { __typename: 'Conflict' }
    | { __typename: 'Forbidden', code: string }
    | { __typename: 'NotFound' }
    | { __typename: 'ValidationFailed', issues: Array<{ path: Array<string>, code: string }> }
   };

export type AnswerMutationVariables = Exact<{
  input: AnswerAppealInput;
}>;


export type AnswerMutation = { answerAppeal:
    | { __typename: 'AnswerAppealSuccess', appeal: { version: number, status: AppealStatus } }
    | { __typename: 'Conflict' }
    | { __typename: 'Forbidden', code: string }
    | { __typename: 'NotFound' }
    | { __typename: 'ValidationFailed' }
   };

export type ApproveMutationVariables = Exact<{
  input: ApproveAnswerInput;
}>;


export type ApproveMutation = { approveAnswer:
    | { __typename: 'ApproveAnswerSuccess', appeal: { version: number, status: AppealStatus } }
    | { __typename: 'Conflict' }
    | { __typename: 'Forbidden', code: string }
    | { __typename: 'NotFound' }
    | { __typename: 'ValidationFailed' }
   };

export type RateMutationVariables = Exact<{
  input: RateAnswerInput;
}>;


export type RateMutation = { rateAnswer:
    | { __typename: 'Conflict', code: string }
    | { __typename: 'Forbidden', code: string }
    | { __typename: 'NotFound' }
    | { __typename: 'RateAnswerSuccess', appeal: { version: number, status: AppealStatus, history: Array<{ at: string, status: AppealStatus, comment: string | null }> } }
    | { __typename: 'ValidationFailed', issues: Array<{ path: Array<string>, code: string }> }
   };

export type MyAppealsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAppealsQuery = { viewer: { login: string | null, personalData: { givenName: string | null } | null, appeals: { nodes: Array<{ id: string, status: AppealStatus, number: string | null }> } } | null };

export type AgencyAppealsQueryVariables = Exact<{
  agencyId: string | number;
}>;


export type AgencyAppealsQuery = { agency: { title: string, appeals: { nodes: Array<{ id: string, status: AppealStatus, category: { title: string } }> } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const CategoriesDocument = new TypedDocumentString(`
    query Categories {
  categories {
    id
    title
    form
    agency {
      id
      title
    }
  }
}
    `) as unknown as TypedDocumentString<CategoriesQuery, CategoriesQueryVariables>;
export const SubmitDocument = new TypedDocumentString(`
    mutation Submit($input: SubmitAppealInput!) {
  submitAppeal(input: $input) {
    __typename
    ... on SubmitAppealSuccess {
      appeal {
        id
        version
        status
        cursor
        number
        submittedAt
        category {
          id
          title
        }
        agency {
          id
          title
        }
        deadline {
          dueAt
          reasons
        }
        details {
          form
          ... on RoadPotholeDetails {
            lane
            hazard
          }
        }
      }
    }
    ... on ValidationFailed {
      issues {
        path
        message
        code
      }
    }
    ... on Forbidden {
      code
      message
    }
    ... on NotFound {
      code
    }
    ... on Conflict {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitMutation, SubmitMutationVariables>;
export const WatchDocument = new TypedDocumentString(`
    subscription Watch($appealId: ID!, $after: String) {
  appealUpdated(appealId: $appealId, after: $after) {
    cursor
    version
    status
    appeal {
      status
      agency {
        title
      }
      category {
        title
      }
      details {
        ... on RoadPotholeDetails {
          lane
        }
      }
      answer {
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WatchSubscription, WatchSubscriptionVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterAppealInput!) {
  registerAppeal(input: $input) {
    __typename
    ... on RegisterAppealSuccess {
      appeal {
        number
        version
        status
        deadline {
          dueAt
          reasons
        }
      }
    }
    ... on Forbidden {
      code
    }
    ... on NotFound {
      code
    }
    ... on Conflict {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const AssignDocument = new TypedDocumentString(`
    mutation Assign($input: AssignAppealInput!) {
  assignAppeal(input: $input) {
    __typename
    ... on AssignAppealSuccess {
      appeal {
        version
        status
      }
    }
    ... on ValidationFailed {
      issues {
        path
        code
      }
    }
    ... on Forbidden {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AssignMutation, AssignMutationVariables>;
export const AnswerDocument = new TypedDocumentString(`
    mutation Answer($input: AnswerAppealInput!) {
  answerAppeal(input: $input) {
    __typename
    ... on AnswerAppealSuccess {
      appeal {
        version
        status
      }
    }
    ... on Forbidden {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AnswerMutation, AnswerMutationVariables>;
export const ApproveDocument = new TypedDocumentString(`
    mutation Approve($input: ApproveAnswerInput!) {
  approveAnswer(input: $input) {
    __typename
    ... on ApproveAnswerSuccess {
      appeal {
        version
        status
      }
    }
    ... on Forbidden {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveMutation, ApproveMutationVariables>;
export const RateDocument = new TypedDocumentString(`
    mutation Rate($input: RateAnswerInput!) {
  rateAnswer(input: $input) {
    __typename
    ... on RateAnswerSuccess {
      appeal {
        version
        status
        history {
          at
          status
          comment
        }
      }
    }
    ... on ValidationFailed {
      issues {
        path
        code
      }
    }
    ... on Forbidden {
      code
    }
    ... on Conflict {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RateMutation, RateMutationVariables>;
export const MyAppealsDocument = new TypedDocumentString(`
    query MyAppeals {
  viewer {
    login
    personalData {
      givenName
    }
    appeals(first: 10) {
      nodes {
        id
        status
        number
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyAppealsQuery, MyAppealsQueryVariables>;
export const AgencyAppealsDocument = new TypedDocumentString(`
    query AgencyAppeals($agencyId: ID!) {
  agency(id: $agencyId) {
    title
    appeals(first: 10) {
      nodes {
        id
        status
        category {
          title
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgencyAppealsQuery, AgencyAppealsQueryVariables>;