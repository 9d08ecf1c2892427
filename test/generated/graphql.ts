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
  /**
   * For a message: Master plan and zoning.
   * Для сообщения: Генплан и зонирование.
   */
  buildingMasterPlan?: BuildingMasterPlanDetailsInput | null | undefined;
  /**
   * For a message: Private houses.
   * Для сообщения: Индивидуальное строительство.
   */
  buildingPermit?: BuildingPermitDetailsInput | null | undefined;
  /**
   * For a message: Plots of land.
   * Для сообщения: Земельные участки.
   */
  buildingPlot?: BuildingPlotDetailsInput | null | undefined;
  /**
   * For a message: Unauthorised buildings.
   * Для сообщения: Самострой.
   */
  buildingUnauthorised?: BuildingUnauthorisedDetailsInput | null | undefined;
  /**
   * For a message: Unfinished buildings.
   * Для сообщения: Долгострой.
   */
  buildingUnfinished?: BuildingUnfinishedDetailsInput | null | undefined;
  /**
   * For a message: Air.
   * Для сообщения: Воздух.
   */
  ecologyAir?: EcologyAirDetailsInput | null | undefined;
  /**
   * For a message: Animals.
   * Для сообщения: Животные.
   */
  ecologyAnimals?: EcologyAnimalsDetailsInput | null | undefined;
  /**
   * For a message: Felling.
   * Для сообщения: Вырубка.
   */
  ecologyFelling?: EcologyFellingDetailsInput | null | undefined;
  /**
   * For a message: Landfills.
   * Для сообщения: Полигоны.
   */
  ecologyLandfill?: EcologyLandfillDetailsInput | null | undefined;
  /**
   * For a message: Noise.
   * Для сообщения: Шум.
   */
  ecologyNoise?: EcologyNoiseDetailsInput | null | undefined;
  /**
   * For a message: Water.
   * Для сообщения: Вода и водоёмы.
   */
  ecologyWater?: EcologyWaterDetailsInput | null | undefined;
  /**
   * For a message: Buildings and repair.
   * Для сообщения: Здания и ремонт.
   */
  educationBuilding?: EducationBuildingDetailsInput | null | undefined;
  /**
   * For a message: Clubs.
   * Для сообщения: Кружки и секции.
   */
  educationClubs?: EducationClubsDetailsInput | null | undefined;
  /**
   * For a message: Kindergartens.
   * Для сообщения: Детские сады.
   */
  educationKindergarten?: EducationKindergartenDetailsInput | null | undefined;
  /**
   * For a message: Meals, Parents’ review of school meals.
   * Для сообщения: Питание, Проверка школьного питания родителями.
   */
  educationMeals?: EducationMealsDetailsInput | null | undefined;
  /**
   * For a message: Safety of children.
   * Для сообщения: Безопасность детей.
   */
  educationSafety?: EducationSafetyDetailsInput | null | undefined;
  /**
   * For a message: Teaching.
   * Для сообщения: Учебный процесс.
   */
  educationTeaching?: EducationTeachingDetailsInput | null | undefined;
  /**
   * For a message: Ambulance.
   * Для сообщения: Скорая помощь.
   */
  healthAmbulance?: HealthAmbulanceDetailsInput | null | undefined;
  /**
   * For a message: Appointments, Check-ups.
   * Для сообщения: Запись к врачу, Диспансеризация.
   */
  healthAppointment?: HealthAppointmentDetailsInput | null | undefined;
  /**
   * For a message: Attitude of the staff.
   * Для сообщения: Отношение персонала.
   */
  healthAttitude?: HealthAttitudeDetailsInput | null | undefined;
  /**
   * For a message: Lack of doctors.
   * Для сообщения: Нехватка врачей.
   */
  healthDoctors?: HealthDoctorsDetailsInput | null | undefined;
  /**
   * For a message: Medicines.
   * Для сообщения: Лекарства.
   */
  healthMedicines?: HealthMedicinesDetailsInput | null | undefined;
  /**
   * For a message: Vaccination, Influenza vaccination campaign.
   * Для сообщения: Вакцинация, Прививочная кампания против гриппа.
   */
  healthVaccination?: HealthVaccinationDetailsInput | null | undefined;
  /**
   * For a message: Major repair.
   * Для сообщения: Капитальный ремонт.
   */
  housingCapitalRepair?: HousingCapitalRepairDetailsInput | null | undefined;
  /**
   * For a message: Charges and meters.
   * Для сообщения: Начисления и счётчики.
   */
  housingCharges?: HousingChargesDetailsInput | null | undefined;
  /**
   * For a message: Entrances and common property.
   * Для сообщения: Подъезды и общее имущество.
   */
  housingEntrance?: HousingEntranceDetailsInput | null | undefined;
  /**
   * For a message: Heating.
   * Для сообщения: Отопление.
   */
  housingHeating?: HousingHeatingDetailsInput | null | undefined;
  /**
   * For a message: Leaks.
   * Для сообщения: Протечки.
   */
  housingLeak?: HousingLeakDetailsInput | null | undefined;
  /**
   * For a message: Lifts.
   * Для сообщения: Лифты.
   */
  housingLift?: HousingLiftDetailsInput | null | undefined;
  /**
   * For a message: Water supply and sewerage.
   * Для сообщения: Водоснабжение и канализация.
   */
  housingWater?: HousingWaterDetailsInput | null | undefined;
  /**
   * For a message: Graffiti and vandalism.
   * Для сообщения: Граффити и вандализм.
   */
  landscapingGraffiti?: LandscapingGraffitiDetailsInput | null | undefined;
  /**
   * For a message: Lighting.
   * Для сообщения: Освещение.
   */
  landscapingLighting?: LandscapingLightingDetailsInput | null | undefined;
  /**
   * For a message: Parks and squares.
   * Для сообщения: Парки и скверы.
   */
  landscapingPark?: LandscapingParkDetailsInput | null | undefined;
  /**
   * For a message: Playgrounds and sports grounds.
   * Для сообщения: Детские и спортивные площадки.
   */
  landscapingPlayground?: LandscapingPlaygroundDetailsInput | null | undefined;
  /**
   * For a message: Trees.
   * Для сообщения: Деревья.
   */
  landscapingTree?: LandscapingTreeDetailsInput | null | undefined;
  /**
   * For a message: Yards.
   * Для сообщения: Дворы.
   */
  landscapingYard?: LandscapingYardDetailsInput | null | undefined;
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
  /**
   * For a message: Accessible environment.
   * Для сообщения: Доступная среда.
   */
  safetyAccessible?: SafetyAccessibleDetailsInput | null | undefined;
  /**
   * For a message: Cameras.
   * Для сообщения: Видеонаблюдение.
   */
  safetyCameras?: SafetyCamerasDetailsInput | null | undefined;
  /**
   * For a message: Crash spots.
   * Для сообщения: Очаги ДТП.
   */
  safetyCrashSpot?: SafetyCrashSpotDetailsInput | null | undefined;
  /**
   * For a message: Fire safety.
   * Для сообщения: Пожарная безопасность.
   */
  safetyFire?: SafetyFireDetailsInput | null | undefined;
  /**
   * For a message: Internet and telephone.
   * Для сообщения: Интернет и связь.
   */
  safetyInternet?: SafetyInternetDetailsInput | null | undefined;
  /**
   * For a message: Refusal, Late service.
   * Для сообщения: Отказ в услуге, Нарушен срок.
   */
  serviceApplication?: ServiceApplicationDetailsInput | null | undefined;
  /**
   * For a message: Needless documents.
   * Для сообщения: Лишние документы.
   */
  serviceDocuments?: ServiceDocumentsDetailsInput | null | undefined;
  /**
   * For a message: Portals and applications.
   * Для сообщения: Порталы и приложения.
   */
  servicePortal?: ServicePortalDetailsInput | null | undefined;
  /**
   * For a message: Queues.
   * Для сообщения: Очередь.
   */
  serviceQueue?: ServiceQueueDetailsInput | null | undefined;
  /**
   * For a message: Accessibility.
   * Для сообщения: Доступность.
   */
  transportAccessibility?: TransportAccessibilityDetailsInput | null | undefined;
  /**
   * For a message: Drivers and conductors.
   * Для сообщения: Водители и кондукторы.
   */
  transportDriver?: TransportDriverDetailsInput | null | undefined;
  /**
   * For a message: Payment.
   * Для сообщения: Оплата проезда.
   */
  transportPayment?: TransportPaymentDetailsInput | null | undefined;
  /**
   * For a message: Intervals and timetable.
   * Для сообщения: Интервал и расписание.
   */
  transportRide?: TransportRideDetailsInput | null | undefined;
  /**
   * For a message: Routes.
   * Для сообщения: Маршруты.
   */
  transportRoute?: TransportRouteDetailsInput | null | undefined;
  /**
   * For a message: Stops.
   * Для сообщения: Остановки.
   */
  transportStop?: TransportStopDetailsInput | null | undefined;
  /**
   * For a message: Missed collection, Bulky waste.
   * Для сообщения: Не вывезли мусор, Крупногабаритные отходы.
   */
  wasteCollection?: WasteCollectionDetailsInput | null | undefined;
  /**
   * For a message: Dumps.
   * Для сообщения: Свалки.
   */
  wasteDump?: WasteDumpDetailsInput | null | undefined;
  /**
   * For a message: Container sites, Containers.
   * Для сообщения: Контейнерные площадки, Контейнеры.
   */
  wasteSite?: WasteSiteDetailsInput | null | undefined;
  /**
   * For a message: Waste charges.
   * Для сообщения: Плата за вывоз.
   */
  wasteTariff?: WasteTariffDetailsInput | null | undefined;
  /**
   * For a message: Payments and allowances, Help for low incomes, Large families.
   * Для сообщения: Выплаты и пособия, Помощь малоимущим, Многодетные семьи.
   */
  welfareBenefit?: WelfareBenefitDetailsInput | null | undefined;
  /**
   * For a message: Disability.
   * Для сообщения: Инвалидность.
   */
  welfareDisability?: WelfareDisabilityDetailsInput | null | undefined;
  /**
   * For a message: Social services.
   * Для сообщения: Социальные услуги.
   */
  welfareSocialService?: WelfareSocialServiceDetailsInput | null | undefined;
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

/**
 * What is asked of a message: Master plan and zoning.
 * Что спрашивают в сообщении: Генплан и зонирование.
 */
export type BuildingMasterPlanDetailsInput = {
  /**
   * Cadastral number. For example 54:35:000000:123. Characters: at most 20. Pattern: \d{2}:\d{2}:\d{6,7}:\d{1,6}.
   * Кадастровый номер. Например, 54:35:000000:123. Символов: не более 20. Шаблон: \d{2}:\d{2}:\d{6,7}:\d{1,6}.
   */
  cadastralNo?: string | null | undefined;
  /**
   * About. Required.
   * О чём. Обязательное поле.
   */
  topic?: BuildingMasterPlanTopic | null | undefined;
};

/**
 * About
 * О чём
 */
export type BuildingMasterPlanTopic =
  /**
   * Green area
   * Зелёная зона
   */
  | 'GREEN'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Planned road
   * Будущая дорога
   */
  | 'ROAD'
  /**
   * Schools and kindergartens
   * Школы и сады
   */
  | 'SCHOOL'
  /**
   * Zone of a plot
   * Зона участка
   */
  | 'ZONE';

/**
 * What is asked of a message: Private houses.
 * Что спрашивают в сообщении: Индивидуальное строительство.
 */
export type BuildingPermitDetailsInput = {
  /**
   * Cadastral number. For example 54:35:000000:123. Characters: at most 20. Pattern: \d{2}:\d{2}:\d{6,7}:\d{1,6}.
   * Кадастровый номер. Например, 54:35:000000:123. Символов: не более 20. Шаблон: \d{2}:\d{2}:\d{6,7}:\d{1,6}.
   */
  cadastralNo?: string | null | undefined;
  /**
   * Number of the permit. Characters: at most 40.
   * Номер разрешения. Символов: не более 40.
   */
  permit?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: BuildingPermitProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type BuildingPermitProblem =
  /**
   * Connection to networks
   * Подключение к сетям
   */
  | 'CONNECTION'
  /**
   * Late
   * Нарушен срок
   */
  | 'LATE'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Refused
   * Отказ
   */
  | 'REFUSED';

/**
 * What is asked of a message: Plots of land.
 * Что спрашивают в сообщении: Земельные участки.
 */
export type BuildingPlotDetailsInput = {
  /**
   * Cadastral number. For example 54:35:000000:123. Characters: at most 20. Pattern: \d{2}:\d{2}:\d{6,7}:\d{1,6}.
   * Кадастровый номер. Например, 54:35:000000:123. Символов: не более 20. Шаблон: \d{2}:\d{2}:\d{6,7}:\d{1,6}.
   */
  cadastralNo?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: BuildingPlotProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type BuildingPlotProblem =
  /**
   * Dispute over a boundary
   * Спор о границе
   */
  | 'BOUNDARY'
  /**
   * Lease
   * Аренда
   */
  | 'LEASE'
  /**
   * Queue for a plot
   * Очередь на участок
   */
  | 'QUEUE'
  /**
   * Error in the registry
   * Ошибка в реестре
   */
  | 'REGISTRY'
  /**
   * Squatting
   * Самозахват
   */
  | 'SEIZED';

/**
 * What is asked of a message: Unauthorised buildings.
 * Что спрашивают в сообщении: Самострой.
 */
export type BuildingUnauthorisedDetailsInput = {
  /**
   * Cadastral number. For example 54:35:000000:123. Characters: at most 20. Pattern: \d{2}:\d{2}:\d{6,7}:\d{1,6}.
   * Кадастровый номер. Например, 54:35:000000:123. Символов: не более 20. Шаблон: \d{2}:\d{2}:\d{6,7}:\d{1,6}.
   */
  cadastralNo?: string | null | undefined;
  /**
   * What is built. Required.
   * Что построено. Обязательное поле.
   */
  kind?: BuildingUnauthorisedKind | null | undefined;
  /**
   * Going on now.
   * Строят сейчас.
   */
  ongoing?: boolean | null | undefined;
};

/**
 * What is built
 * Что построено
 */
export type BuildingUnauthorisedKind =
  /**
   * Fence
   * Забор
   */
  | 'FENCE'
  /**
   * House
   * Дом
   */
  | 'HOUSE'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Shop
   * Торговый объект
   */
  | 'SHOP'
  /**
   * Storey
   * Надстройка
   */
  | 'STOREY';

/**
 * What is asked of a message: Unfinished buildings.
 * Что спрашивают в сообщении: Долгострой.
 */
export type BuildingUnfinishedDetailsInput = {
  /**
   * Cadastral number. For example 54:35:000000:123. Characters: at most 20. Pattern: \d{2}:\d{2}:\d{6,7}:\d{1,6}.
   * Кадастровый номер. Например, 54:35:000000:123. Символов: не более 20. Шаблон: \d{2}:\d{2}:\d{6,7}:\d{1,6}.
   */
  cadastralNo?: string | null | undefined;
  /**
   * Developer. Characters: at most 150.
   * Застройщик. Символов: не более 150.
   */
  developer?: string | null | undefined;
  /**
   * Number of the permit. Characters: at most 40.
   * Номер разрешения. Символов: не более 40.
   */
  permit?: string | null | undefined;
  /**
   * Promised day of completion.
   * Обещанный срок сдачи.
   */
  promisedOn?: string | null | undefined;
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

/**
 * What is asked of a message: Air.
 * Что спрашивают в сообщении: Воздух.
 */
export type EcologyAirDetailsInput = {
  /**
   * Emission going on now. If it smells of gas, call 104 or 112.
   * Идёт выброс прямо сейчас. При запахе газа звоните 104 или 112.
   */
  emission?: boolean | null | undefined;
  /**
   * Smell. Required.
   * Запах. Обязательное поле.
   */
  smell?: EcologyAirSmell | null | undefined;
  /**
   * Supposed source. Characters: at most 200.
   * Предполагаемый источник. Символов: не более 200.
   */
  source?: string | null | undefined;
  /**
   * When it was noticed.
   * Когда замечено.
   */
  time?: string | null | undefined;
};

/**
 * Smell
 * Запах
 */
export type EcologyAirSmell =
  /**
   * Burning
   * Гарь
   */
  | 'BURNING'
  /**
   * Chemical
   * Химический
   */
  | 'CHEMICAL'
  /**
   * Gas
   * Газ
   */
  | 'GAS'
  /**
   * None
   * Без запаха
   */
  | 'NONE'
  /**
   * Rot, manure
   * Гниль, навоз
   */
  | 'ROT';

/**
 * What is asked of a message: Animals.
 * Что спрашивают в сообщении: Животные.
 */
export type EcologyAnimalsDetailsInput = {
  /**
   * How many animals. Value: from 1 to 1000.
   * Сколько животных. Значение: от 1 до 1000.
   */
  count?: number | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: EcologyAnimalsProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type EcologyAnimalsProblem =
  /**
   * Bitten
   * Покусали
   */
  | 'BITE'
  /**
   * Cruelty
   * Жестокое обращение
   */
  | 'CRUELTY'
  /**
   * Dead animal
   * Павшее животное
   */
  | 'DEAD'
  /**
   * Stray dogs
   * Бездомные собаки
   */
  | 'STRAY'
  /**
   * Wild animal
   * Дикое животное
   */
  | 'WILD';

/**
 * What is asked of a message: Felling.
 * Что спрашивают в сообщении: Вырубка.
 */
export type EcologyFellingDetailsInput = {
  /**
   * Going on now.
   * Рубят сейчас.
   */
  ongoing?: boolean | null | undefined;
  /**
   * Where. Required.
   * Где. Обязательное поле.
   */
  place?: EcologyFellingPlace | null | undefined;
  /**
   * When it was noticed.
   * Когда замечено.
   */
  time?: string | null | undefined;
  /**
   * How many trees. Value: from 1 to 100000.
   * Сколько деревьев. Значение: от 1 до 100000.
   */
  trees?: number | null | undefined;
};

/**
 * Where
 * Где
 */
export type EcologyFellingPlace =
  /**
   * Forest
   * Лес
   */
  | 'FOREST'
  /**
   * Shore
   * Берег
   */
  | 'SHORE'
  /**
   * Town or settlement
   * Город, посёлок
   */
  | 'TOWN';

/**
 * What is asked of a message: Landfills.
 * Что спрашивают в сообщении: Полигоны.
 */
export type EcologyLandfillDetailsInput = {
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: EcologyLandfillProblem | null | undefined;
  /**
   * Supposed source. Characters: at most 200.
   * Предполагаемый источник. Символов: не более 200.
   */
  source?: string | null | undefined;
  /**
   * When it was noticed.
   * Когда замечено.
   */
  time?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type EcologyLandfillProblem =
  /**
   * Burial without a permit
   * Захоронение без разрешения
   */
  | 'ILLEGAL'
  /**
   * Waste blown about
   * Разносит мусор
   */
  | 'SCATTER'
  /**
   * Smell
   * Запах
   */
  | 'SMELL'
  /**
   * Fire, smoke
   * Горение, дым
   */
  | 'SMOKE';

/**
 * What is asked of a message: Noise.
 * Что спрашивают в сообщении: Шум.
 */
export type EcologyNoiseDetailsInput = {
  /**
   * What is noisy. Required.
   * Что шумит. Обязательное поле.
   */
  kind?: EcologyNoiseKind | null | undefined;
  /**
   * At night.
   * Ночью.
   */
  night?: boolean | null | undefined;
  /**
   * Supposed source. Characters: at most 200.
   * Предполагаемый источник. Символов: не более 200.
   */
  source?: string | null | undefined;
  /**
   * When it was noticed.
   * Когда замечено.
   */
  time?: string | null | undefined;
};

/**
 * What is noisy
 * Что шумит
 */
export type EcologyNoiseKind =
  /**
   * Building site
   * Стройка
   */
  | 'CONSTRUCTION'
  /**
   * Enterprise
   * Предприятие
   */
  | 'INDUSTRY'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Traffic
   * Дорога
   */
  | 'TRAFFIC'
  /**
   * Café or shop
   * Кафе, магазин
   */
  | 'VENUE';

/**
 * What is asked of a message: Water.
 * Что спрашивают в сообщении: Вода и водоёмы.
 */
export type EcologyWaterDetailsInput = {
  /**
   * Discharge going on now.
   * Сброс идёт прямо сейчас.
   */
  emission?: boolean | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: EcologyWaterProblem | null | undefined;
  /**
   * Supposed source. Characters: at most 200.
   * Предполагаемый источник. Символов: не более 200.
   */
  source?: string | null | undefined;
  /**
   * When it was noticed.
   * Когда замечено.
   */
  time?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type EcologyWaterProblem =
  /**
   * Access to the water closed
   * Закрыт проход к воде
   */
  | 'ACCESS'
  /**
   * Discharge
   * Сброс стоков
   */
  | 'DISCHARGE'
  /**
   * Film on the water
   * Плёнка на воде
   */
  | 'FILM'
  /**
   * Dead fish
   * Гибель рыбы
   */
  | 'FISH';

/**
 * What is asked of a message: Buildings and repair.
 * Что спрашивают в сообщении: Здания и ремонт.
 */
export type EducationBuildingDetailsInput = {
  /**
   * Dangerous to people. People may be hurt. If it is right now, call 112.
   * Опасно для людей. Есть угроза жизни и здоровью. Если она прямо сейчас — звоните 112.
   */
  danger?: boolean | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: EducationBuildingProblem | null | undefined;
  /**
   * School or kindergarten. Characters: at most 150.
   * Школа или детский сад. Символов: не более 150.
   */
  school?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type EducationBuildingProblem =
  /**
   * Not accessible
   * Недоступно для детей с инвалидностью
   */
  | 'ACCESS'
  /**
   * Cold
   * Холодно
   */
  | 'COLD'
  /**
   * Needs repair
   * Нужен ремонт
   */
  | 'REPAIR'
  /**
   * Leaking roof
   * Течёт крыша
   */
  | 'ROOF'
  /**
   * Yard and sports ground
   * Двор и спортплощадка
   */
  | 'YARD';

/**
 * What is asked of a message: Clubs.
 * Что спрашивают в сообщении: Кружки и секции.
 */
export type EducationClubsDetailsInput = {
  /**
   * Name of the club. Characters: at most 150.
   * Название кружка. Символов: не более 150.
   */
  club?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: EducationClubsProblem | null | undefined;
  /**
   * School or kindergarten. Characters: at most 150.
   * Школа или детский сад. Символов: не более 150.
   */
  school?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type EducationClubsProblem =
  /**
   * Certificate
   * Сертификат
   */
  | 'CERTIFICATE'
  /**
   * Closed
   * Закрыли
   */
  | 'CLOSED'
  /**
   * None near
   * Нет рядом
   */
  | 'FAR'
  /**
   * No places
   * Нет мест
   */
  | 'NO_PLACES';

/**
 * What is asked of a message: Kindergartens.
 * Что спрашивают в сообщении: Детские сады.
 */
export type EducationKindergartenDetailsInput = {
  /**
   * Year of birth of the child. Value: from 2000 to 2100.
   * Год рождения ребёнка. Значение: от 2000 до 2100.
   */
  birthYear?: number | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: EducationKindergartenProblem | null | undefined;
  /**
   * Number in the queue or of the application. Personal: for its author and those who handle it alone. Characters: at most 40.
   * Номер в очереди или заявления. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 40.
   */
  queueNo?: string | null | undefined;
  /**
   * School or kindergarten. Characters: at most 150.
   * Школа или детский сад. Символов: не более 150.
   */
  school?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type EducationKindergartenProblem =
  /**
   * Place far from home
   * Место далеко от дома
   */
  | 'FAR'
  /**
   * Queue does not move
   * Очередь не движется
   */
  | 'QUEUE'
  /**
   * Place refused
   * Отказ в месте
   */
  | 'REFUSED'
  /**
   * Transfer
   * Перевод
   */
  | 'TRANSFER';

/**
 * What is asked of a message: Meals, Parents’ review of school meals.
 * Что спрашивают в сообщении: Питание, Проверка школьного питания родителями.
 */
export type EducationMealsDetailsInput = {
  /**
   * Class or group. Characters: at most 20.
   * Класс или группа. Символов: не более 20.
   */
  className?: string | null | undefined;
  /**
   * Children fell ill after the meal. If a child is ill now, call 103 or 112.
   * Дети заболели после еды. Если ребёнку плохо сейчас — звоните 103 или 112.
   */
  ill?: boolean | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: EducationMealsProblem | null | undefined;
  /**
   * School or kindergarten. Characters: at most 150.
   * Школа или детский сад. Символов: не более 150.
   */
  school?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type EducationMealsProblem =
  /**
   * Cold
   * Еда холодная
   */
  | 'COLD'
  /**
   * Free meals
   * Бесплатное питание
   */
  | 'FREE_MEALS'
  /**
   * Menu and diet
   * Меню и диета
   */
  | 'MENU'
  /**
   * Price
   * Стоимость
   */
  | 'PRICE'
  /**
   * Quality
   * Качество еды
   */
  | 'QUALITY';

/**
 * What is asked of a message: Safety of children.
 * Что спрашивают в сообщении: Безопасность детей.
 */
export type EducationSafetyDetailsInput = {
  /**
   * Class or group. Characters: at most 20.
   * Класс или группа. Символов: не более 20.
   */
  className?: string | null | undefined;
  /**
   * Dangerous to people. People may be hurt. If it is right now, call 112.
   * Опасно для людей. Есть угроза жизни и здоровью. Если она прямо сейчас — звоните 112.
   */
  danger?: boolean | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: EducationSafetyProblem | null | undefined;
  /**
   * School or kindergarten. Characters: at most 150.
   * Школа или детский сад. Символов: не более 150.
   */
  school?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type EducationSafetyProblem =
  /**
   * Bullying
   * Травля
   */
  | 'BULLYING'
  /**
   * Fire safety
   * Пожарная безопасность
   */
  | 'FIRE'
  /**
   * Guards and entry
   * Охрана и вход
   */
  | 'GUARD'
  /**
   * Way to school
   * Дорога к школе
   */
  | 'ROAD';

/**
 * What is asked of a message: Teaching.
 * Что спрашивают в сообщении: Учебный процесс.
 */
export type EducationTeachingDetailsInput = {
  /**
   * Class or group. Characters: at most 20.
   * Класс или группа. Символов: не более 20.
   */
  className?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: EducationTeachingProblem | null | undefined;
  /**
   * School or kindergarten. Characters: at most 150.
   * Школа или детский сад. Символов: не более 150.
   */
  school?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type EducationTeachingProblem =
  /**
   * Conflict
   * Конфликт
   */
  | 'CONFLICT'
  /**
   * Money collected
   * Сборы денег
   */
  | 'MONEY'
  /**
   * No teacher
   * Нет учителя
   */
  | 'NO_TEACHER'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Overload and second shift
   * Перегрузка и вторая смена
   */
  | 'OVERLOAD';

/**
 * What is asked of a message: Ambulance.
 * Что спрашивают в сообщении: Скорая помощь.
 */
export type HealthAmbulanceDetailsInput = {
  /**
   * Time of the call.
   * Когда вызвали.
   */
  calledAt?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: HealthAmbulanceProblem | null | undefined;
  /**
   * Waiting time, minutes. Value: from 0 to 1440.
   * Сколько ждали, минут. Значение: от 0 до 1440.
   */
  waitMinutes?: number | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type HealthAmbulanceProblem =
  /**
   * Work of the crew
   * Работа бригады
   */
  | 'CREW'
  /**
   * Came late
   * Ехала долго
   */
  | 'LATE'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Call refused
   * Отказали в вызове
   */
  | 'REFUSED';

/**
 * What is asked of a message: Appointments, Check-ups.
 * Что спрашивают в сообщении: Запись к врачу, Диспансеризация.
 */
export type HealthAppointmentDetailsInput = {
  /**
   * Clinic or hospital. Characters: at most 150.
   * Поликлиника или больница. Символов: не более 150.
   */
  clinic?: string | null | undefined;
  /**
   * Day of the visit or request.
   * Дата приёма или обращения.
   */
  date?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: HealthAppointmentProblem | null | undefined;
  /**
   * Specialty of the doctor. Characters: at most 80.
   * Специальность врача. Символов: не более 80.
   */
  specialty?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type HealthAppointmentProblem =
  /**
   * Cancelled
   * Приём отменён
   */
  | 'CANCELLED'
  /**
   * No free slots
   * Нет талонов
   */
  | 'NO_SLOTS'
  /**
   * Booking does not work
   * Не работает запись
   */
  | 'SYSTEM'
  /**
   * Long wait
   * Долгое ожидание
   */
  | 'WAIT';

/**
 * What is asked of a message: Attitude of the staff.
 * Что спрашивают в сообщении: Отношение персонала.
 */
export type HealthAttitudeDetailsInput = {
  /**
   * Clinic or hospital. Characters: at most 150.
   * Поликлиника или больница. Символов: не более 150.
   */
  clinic?: string | null | undefined;
  /**
   * Day.
   * Когда это было.
   */
  date?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: HealthAttitudeProblem | null | undefined;
  /**
   * Specialty of the doctor. Characters: at most 80.
   * Специальность врача. Символов: не более 80.
   */
  specialty?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type HealthAttitudeProblem =
  /**
   * Disclosure
   * Разглашение сведений
   */
  | 'ETHICS'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Help refused
   * Отказали в помощи
   */
  | 'REFUSED'
  /**
   * Rudeness
   * Грубость
   */
  | 'RUDE';

/**
 * What is asked of a message: Lack of doctors.
 * Что спрашивают в сообщении: Нехватка врачей.
 */
export type HealthDoctorsDetailsInput = {
  /**
   * Clinic or hospital. Required. Characters: at most 150.
   * Поликлиника или больница. Обязательное поле. Символов: не более 150.
   */
  clinic?: string | null | undefined;
  /**
   * Day from which there is no doctor.
   * С какого дня нет врача.
   */
  date?: string | null | undefined;
  /**
   * Specialty of the doctor. Required. Characters: at most 80.
   * Специальность врача. Обязательное поле. Символов: не более 80.
   */
  specialty?: string | null | undefined;
};

/**
 * Benefit
 * Льгота
 */
export type HealthMedicinesBenefit =
  /**
   * Federal
   * Федеральная
   */
  | 'FEDERAL'
  /**
   * None
   * Нет
   */
  | 'NONE'
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
 * What is asked of a message: Medicines.
 * Что спрашивают в сообщении: Лекарства.
 */
export type HealthMedicinesDetailsInput = {
  /**
   * Benefit.
   * Льгота.
   */
  benefit?: HealthMedicinesBenefit | null | undefined;
  /**
   * Clinic or hospital. Characters: at most 150.
   * Поликлиника или больница. Символов: не более 150.
   */
  clinic?: string | null | undefined;
  /**
   * Name of the medicine. Characters: at most 150.
   * Название лекарства. Символов: не более 150.
   */
  medicine?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: HealthMedicinesProblem | null | undefined;
  /**
   * Vital day by day.
   * Без него нельзя прожить и дня.
   */
  vital?: boolean | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type HealthMedicinesProblem =
  /**
   * Given late
   * Выдали поздно
   */
  | 'LATE'
  /**
   * Not in stock
   * Нет в аптеке
   */
  | 'NOT_IN_STOCK'
  /**
   * No prescription given
   * Не выписывают рецепт
   */
  | 'NO_PRESCRIPTION'
  /**
   * Replaced by another
   * Заменили на другое
   */
  | 'REPLACED';

/**
 * What is asked of a message: Vaccination, Influenza vaccination campaign.
 * Что спрашивают в сообщении: Вакцинация, Прививочная кампания против гриппа.
 */
export type HealthVaccinationDetailsInput = {
  /**
   * Clinic or hospital. Characters: at most 150.
   * Поликлиника или больница. Символов: не более 150.
   */
  clinic?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: HealthVaccinationProblem | null | undefined;
  /**
   * Against.
   * От чего.
   */
  vaccine?: HealthVaccinationVaccine | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type HealthVaccinationProblem =
  /**
   * No vaccine
   * Нет вакцины
   */
  | 'NO_VACCINE'
  /**
   * Queue
   * Очередь
   */
  | 'QUEUE'
  /**
   * Not in the record
   * Нет записи в карте
   */
  | 'RECORD'
  /**
   * Refused
   * Отказали
   */
  | 'REFUSED';

/**
 * Against
 * От чего
 */
export type HealthVaccinationVaccine =
  /**
   * National calendar
   * По национальному календарю
   */
  | 'CALENDAR'
  /**
   * Tick-borne encephalitis
   * Клещевой энцефалит
   */
  | 'ENCEPHALITIS'
  /**
   * Influenza
   * Грипп
   */
  | 'FLU'
  /**
   * Other
   * Другое
   */
  | 'OTHER';

/**
 * What is asked of a message: Major repair.
 * Что спрашивают в сообщении: Капитальный ремонт.
 */
export type HousingCapitalRepairDetailsInput = {
  /**
   * Contractor. Characters: at most 150.
   * Подрядчик. Символов: не более 150.
   */
  contractor?: string | null | undefined;
  /**
   * House number. If no place is given on the map. Characters: at most 20.
   * Номер дома. Если место на карте не указано. Символов: не более 20.
   */
  house?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: HousingCapitalRepairProblem | null | undefined;
  /**
   * Kind of works.
   * Вид работ.
   */
  work?: HousingCapitalRepairWork | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type HousingCapitalRepairProblem =
  /**
   * Damage done by the works
   * Ущерб при работах
   */
  | 'DAMAGE'
  /**
   * Late
   * Срыв срока
   */
  | 'DELAY'
  /**
   * House not in the programme
   * Дома нет в программе
   */
  | 'NOT_IN_PLAN'
  /**
   * Quality of the works
   * Качество работ
   */
  | 'QUALITY';

/**
 * Kind of works
 * Вид работ
 */
export type HousingCapitalRepairWork =
  /**
   * Facade
   * Фасад
   */
  | 'FACADE'
  /**
   * Foundation and basement
   * Фундамент и подвал
   */
  | 'FOUNDATION'
  /**
   * Lift
   * Лифт
   */
  | 'LIFT'
  /**
   * Utility lines
   * Инженерные сети
   */
  | 'NETWORKS'
  /**
   * Roof
   * Крыша
   */
  | 'ROOF';

/**
 * What is asked of a message: Charges and meters.
 * Что спрашивают в сообщении: Начисления и счётчики.
 */
export type HousingChargesDetailsInput = {
  /**
   * Managing company or owners’ association. Characters: at most 150.
   * Управляющая компания, ТСЖ или ТСН. Символов: не более 150.
   */
  company?: string | null | undefined;
  /**
   * Flat. Personal: for its author and those who handle it alone. Characters: at most 10.
   * Квартира. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 10.
   */
  flat?: string | null | undefined;
  /**
   * House number. If no place is given on the map. Characters: at most 20.
   * Номер дома. Если место на карте не указано. Символов: не более 20.
   */
  house?: string | null | undefined;
  /**
   * Meter number. Personal: for its author and those who handle it alone. Characters: at most 30.
   * Номер счётчика. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 30.
   */
  meter?: string | null | undefined;
  /**
   * Month of the bill. For example 2026-10. Characters: at most 7. Pattern: \d{4}-(?:0[1-9]|1[0-2]).
   * Расчётный месяц. Например, 2026-10. Символов: не более 7. Шаблон: \d{4}-(?:0[1-9]|1[0-2]).
   */
  period?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: HousingChargesProblem | null | undefined;
  /**
   * What is charged.
   * За что начислено.
   */
  service?: HousingChargesService | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type HousingChargesProblem =
  /**
   * Billed twice
   * Двойная квитанция
   */
  | 'DOUBLE'
  /**
   * Meter reading not taken into account
   * Не учтены показания счётчика
   */
  | 'METER'
  /**
   * No recalculation
   * Нет перерасчёта
   */
  | 'NO_RECALCULATION'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Wrong rate or norm
   * Неверный тариф или норматив
   */
  | 'RATE';

/**
 * What is charged
 * За что начислено
 */
export type HousingChargesService =
  /**
   * Major repair contribution
   * Взнос на капремонт
   */
  | 'CAPITAL_REPAIR'
  /**
   * Electricity
   * Электроэнергия
   */
  | 'ELECTRICITY'
  /**
   * Gas
   * Газ
   */
  | 'GAS'
  /**
   * Heating
   * Отопление
   */
  | 'HEATING'
  /**
   * Maintenance
   * Содержание жилья
   */
  | 'MAINTENANCE'
  /**
   * Water and sewerage
   * Вода и водоотведение
   */
  | 'WATER';

/**
 * What is asked of a message: Entrances and common property.
 * Что спрашивают в сообщении: Подъезды и общее имущество.
 */
export type HousingEntranceDetailsInput = {
  /**
   * Managing company or owners’ association. Characters: at most 150.
   * Управляющая компания, ТСЖ или ТСН. Символов: не более 150.
   */
  company?: string | null | undefined;
  /**
   * Entrance number. Value: from 1 to 60.
   * Номер подъезда. Значение: от 1 до 60.
   */
  entranceNo?: number | null | undefined;
  /**
   * House number. If no place is given on the map. Characters: at most 20.
   * Номер дома. Если место на карте не указано. Символов: не более 20.
   */
  house?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: HousingEntranceProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type HousingEntranceProblem =
  /**
   * Not cleaned
   * Не убирают
   */
  | 'CLEANING'
  /**
   * Door or intercom
   * Дверь или домофон
   */
  | 'DOOR'
  /**
   * No light
   * Нет света
   */
  | 'LIGHT'
  /**
   * Insects or rodents
   * Насекомые или грызуны
   */
  | 'PESTS'
  /**
   * No ramp or rails
   * Нет пандуса или перил
   */
  | 'RAMP'
  /**
   * Needs repair
   * Нужен ремонт
   */
  | 'REPAIR';

/**
 * What is asked of a message: Heating.
 * Что спрашивают в сообщении: Отопление.
 */
export type HousingHeatingDetailsInput = {
  /**
   * Managing company or owners’ association. Characters: at most 150.
   * Управляющая компания, ТСЖ или ТСН. Символов: не более 150.
   */
  company?: string | null | undefined;
  /**
   * Flat. Personal: for its author and those who handle it alone. Characters: at most 10.
   * Квартира. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 10.
   */
  flat?: string | null | undefined;
  /**
   * House number. If no place is given on the map. Characters: at most 20.
   * Номер дома. Если место на карте не указано. Символов: не более 20.
   */
  house?: string | null | undefined;
  /**
   * No heating at all.
   * Отопления нет совсем.
   */
  outage?: boolean | null | undefined;
  /**
   * Temperature in the room, °C. Value: from -40 to 50.
   * Температура в помещении, °C. Значение: от -40 до 50.
   */
  temperature?: number | null | undefined;
};

/**
 * What is asked of a message: Leaks.
 * Что спрашивают в сообщении: Протечки.
 */
export type HousingLeakDetailsInput = {
  /**
   * Managing company or owners’ association. Characters: at most 150.
   * Управляющая компания, ТСЖ или ТСН. Символов: не более 150.
   */
  company?: string | null | undefined;
  /**
   * Water reaches electric wiring. If there are sparks or a smell of burning, call 112.
   * Вода попадает на электропроводку. Если искрит или пахнет гарью — звоните 112.
   */
  danger?: boolean | null | undefined;
  /**
   * Flat. Personal: for its author and those who handle it alone. Characters: at most 10.
   * Квартира. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 10.
   */
  flat?: string | null | undefined;
  /**
   * House number. If no place is given on the map. Characters: at most 20.
   * Номер дома. Если место на карте не указано. Символов: не более 20.
   */
  house?: string | null | undefined;
  /**
   * Where it comes from. Required.
   * Откуда течёт. Обязательное поле.
   */
  source?: HousingLeakSource | null | undefined;
};

/**
 * Where it comes from
 * Откуда течёт
 */
export type HousingLeakSource =
  /**
   * Basement
   * Подвал
   */
  | 'BASEMENT'
  /**
   * Neighbours
   * От соседей
   */
  | 'NEIGHBOURS'
  /**
   * Riser or pipe
   * Стояк или труба
   */
  | 'RISER'
  /**
   * Roof
   * Крыша
   */
  | 'ROOF'
  /**
   * Panel seams
   * Межпанельные швы
   */
  | 'SEAMS'
  /**
   * Not known
   * Не знаю
   */
  | 'UNKNOWN';

/**
 * What is asked of a message: Lifts.
 * Что спрашивают в сообщении: Лифты.
 */
export type HousingLiftDetailsInput = {
  /**
   * Managing company or owners’ association. Characters: at most 150.
   * Управляющая компания, ТСЖ или ТСН. Символов: не более 150.
   */
  company?: string | null | undefined;
  /**
   * Entrance number. Value: from 1 to 60.
   * Номер подъезда. Значение: от 1 до 60.
   */
  entranceNo?: number | null | undefined;
  /**
   * House number. If no place is given on the map. Characters: at most 20.
   * Номер дома. Если место на карте не указано. Символов: не более 20.
   */
  house?: string | null | undefined;
  /**
   * Lift number. On the plate in the cabin. Characters: at most 20.
   * Номер лифта. На табличке в кабине. Символов: не более 20.
   */
  liftNo?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: HousingLiftProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type HousingLiftProblem =
  /**
   * Dirty or dark
   * Грязь, нет света
   */
  | 'CLEANLINESS'
  /**
   * Faulty doors
   * Неисправны двери
   */
  | 'DOORS'
  /**
   * Noise and jerks
   * Шум и рывки
   */
  | 'NOISE'
  /**
   * Out of order
   * Не работает
   */
  | 'STOPPED'
  /**
   * People get stuck
   * Застревают люди
   */
  | 'TRAPPED';

/**
 * What is asked of a message: Water supply and sewerage.
 * Что спрашивают в сообщении: Водоснабжение и канализация.
 */
export type HousingWaterDetailsInput = {
  /**
   * Managing company or owners’ association. Characters: at most 150.
   * Управляющая компания, ТСЖ или ТСН. Символов: не более 150.
   */
  company?: string | null | undefined;
  /**
   * Flat. Personal: for its author and those who handle it alone. Characters: at most 10.
   * Квартира. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 10.
   */
  flat?: string | null | undefined;
  /**
   * House number. If no place is given on the map. Characters: at most 20.
   * Номер дома. Если место на карте не указано. Символов: не более 20.
   */
  house?: string | null | undefined;
  /**
   * No water at all.
   * Воды нет совсем.
   */
  outage?: boolean | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: HousingWaterProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type HousingWaterProblem =
  /**
   * Low pressure
   * Слабый напор
   */
  | 'LOW_PRESSURE'
  /**
   * No cold water
   * Нет холодной воды
   */
  | 'NO_COLD'
  /**
   * No hot water
   * Нет горячей воды
   */
  | 'NO_HOT'
  /**
   * Poor quality
   * Плохое качество воды
   */
  | 'QUALITY'
  /**
   * Sewerage
   * Канализация
   */
  | 'SEWAGE';

/**
 * What is asked of a message: Graffiti and vandalism.
 * Что спрашивают в сообщении: Граффити и вандализм.
 */
export type LandscapingGraffitiDetailsInput = {
  /**
   * Advertises drugs or stirs hatred.
   * Реклама наркотиков или вражда.
   */
  drugs?: boolean | null | undefined;
  /**
   * On what. Required.
   * На чём. Обязательное поле.
   */
  surface?: LandscapingGraffitiSurface | null | undefined;
};

/**
 * On what
 * На чём
 */
export type LandscapingGraffitiSurface =
  /**
   * Fence
   * Забор
   */
  | 'FENCE'
  /**
   * House
   * Жилой дом
   */
  | 'HOUSE'
  /**
   * Monument
   * Памятник
   */
  | 'MONUMENT'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Public building
   * Общественное здание
   */
  | 'PUBLIC';

/**
 * What is asked of a message: Lighting.
 * Что спрашивают в сообщении: Освещение.
 */
export type LandscapingLightingDetailsInput = {
  /**
   * Bare wire or falling pole. Keep 8 metres away and call 112.
   * Оголённый провод или опора падает. Не подходите ближе 8 метров, звоните 112.
   */
  danger?: boolean | null | undefined;
  /**
   * Pole number. On the pole, two metres up. Characters: at most 30.
   * Номер опоры. На опоре, на высоте двух метров. Символов: не более 30.
   */
  poleNo?: string | null | undefined;
  /**
   * How many poles. Value: from 1 to 500.
   * Сколько опор. Значение: от 1 до 500.
   */
  poles?: number | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: LandscapingLightingProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type LandscapingLightingProblem =
  /**
   * Damaged pole
   * Повреждена опора
   */
  | 'DAMAGED'
  /**
   * On in daylight
   * Горит днём
   */
  | 'DAYTIME'
  /**
   * Flickers
   * Мигает
   */
  | 'FLICKERS'
  /**
   * No lighting
   * Освещения нет
   */
  | 'MISSING'
  /**
   * Out
   * Не горит
   */
  | 'OUT';

/**
 * What is asked of a message: Parks and squares.
 * Что спрашивают в сообщении: Парки и скверы.
 */
export type LandscapingParkDetailsInput = {
  /**
   * Dangerous to people. People may be hurt. If it is right now, call 112.
   * Опасно для людей. Есть угроза жизни и здоровью. Если она прямо сейчас — звоните 112.
   */
  danger?: boolean | null | undefined;
  /**
   * Number of the object. On its plate, if any. Characters: at most 30.
   * Номер объекта. На табличке, если есть. Символов: не более 30.
   */
  objectId?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: LandscapingParkProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type LandscapingParkProblem =
  /**
   * Benches and bins
   * Скамейки и урны
   */
  | 'BENCHES'
  /**
   * Not cleaned
   * Не убирают
   */
  | 'CLEANING'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Paths
   * Дорожки
   */
  | 'PATHS'
  /**
   * Pond or fountain
   * Пруд или фонтан
   */
  | 'WATER';

/**
 * What is asked of a message: Playgrounds and sports grounds.
 * Что спрашивают в сообщении: Детские и спортивные площадки.
 */
export type LandscapingPlaygroundDetailsInput = {
  /**
   * Dangerous to people. People may be hurt. If it is right now, call 112.
   * Опасно для людей. Есть угроза жизни и здоровью. Если она прямо сейчас — звоните 112.
   */
  danger?: boolean | null | undefined;
  /**
   * Number of the object. On its plate, if any. Characters: at most 30.
   * Номер объекта. На табличке, если есть. Символов: не более 30.
   */
  objectId?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: LandscapingPlaygroundProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type LandscapingPlaygroundProblem =
  /**
   * Broken equipment
   * Сломано оборудование
   */
  | 'BROKEN'
  /**
   * Dirty
   * Грязно
   */
  | 'DIRT'
  /**
   * No playground
   * Площадки нет
   */
  | 'MISSING'
  /**
   * Surface
   * Покрытие
   */
  | 'SURFACE';

/**
 * What is asked of a message: Trees.
 * Что спрашивают в сообщении: Деревья.
 */
export type LandscapingTreeDetailsInput = {
  /**
   * Dangerous to people. People may be hurt. If it is right now, call 112.
   * Опасно для людей. Есть угроза жизни и здоровью. Если она прямо сейчас — звоните 112.
   */
  danger?: boolean | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: LandscapingTreeProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type LandscapingTreeProblem =
  /**
   * Fluff and allergy
   * Пух и аллергия
   */
  | 'ALLERGY'
  /**
   * Fallen
   * Упало
   */
  | 'FALLEN'
  /**
   * May fall
   * Может упасть
   */
  | 'MAY_FALL'
  /**
   * Needs planting
   * Нужна посадка
   */
  | 'PLANTING'
  /**
   * Needs pruning
   * Нужна обрезка
   */
  | 'PRUNING';

/**
 * What is asked of a message: Yards.
 * Что спрашивают в сообщении: Дворы.
 */
export type LandscapingYardDetailsInput = {
  /**
   * Dangerous to people. People may be hurt. If it is right now, call 112.
   * Опасно для людей. Есть угроза жизни и здоровью. Если она прямо сейчас — звоните 112.
   */
  danger?: boolean | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: LandscapingYardProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type LandscapingYardProblem =
  /**
   * Benches and bins
   * Скамейки и урны
   */
  | 'BENCHES'
  /**
   * Not cleaned
   * Не убирают
   */
  | 'CLEANING'
  /**
   * Standing water
   * Стоит вода
   */
  | 'FLOODING'
  /**
   * Cars on the lawn
   * Машины на газоне
   */
  | 'PARKING'
  /**
   * Broken surface
   * Разрушено покрытие
   */
  | 'SURFACE';

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

/**
 * What is asked of a message: Accessible environment.
 * Что спрашивают в сообщении: Доступная среда.
 */
export type SafetyAccessibleDetailsInput = {
  /**
   * Operator or person responsible. Characters: at most 150.
   * Оператор или ответственный. Символов: не более 150.
   */
  operator?: string | null | undefined;
  /**
   * Place. Characters: at most 150.
   * Где именно. Символов: не более 150.
   */
  place?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: SafetyAccessibleProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type SafetyAccessibleProblem =
  /**
   * Door, threshold
   * Дверь, порог
   */
  | 'DOOR'
  /**
   * Lift
   * Подъёмник
   */
  | 'LIFT'
  /**
   * Parking for disabled people
   * Места для инвалидов
   */
  | 'PARKING'
  /**
   * Ramp
   * Пандус
   */
  | 'RAMP'
  /**
   * Tactile and sound signs
   * Тактильные и звуковые знаки
   */
  | 'SIGNS';

/**
 * What is asked of a message: Cameras.
 * Что спрашивают в сообщении: Видеонаблюдение.
 */
export type SafetyCamerasDetailsInput = {
  /**
   * Operator or person responsible. Characters: at most 150.
   * Оператор или ответственный. Символов: не более 150.
   */
  operator?: string | null | undefined;
  /**
   * Place. Characters: at most 150.
   * Где именно. Символов: не более 150.
   */
  place?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: SafetyCamerasProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type SafetyCamerasProblem =
  /**
   * Out of order
   * Не работает
   */
  | 'BROKEN'
  /**
   * No camera
   * Нет камеры
   */
  | 'NONE'
  /**
   * Looks the wrong way
   * Не туда направлена
   */
  | 'VIEW';

/**
 * What is asked of a message: Crash spots.
 * Что спрашивают в сообщении: Очаги ДТП.
 */
export type SafetyCrashSpotDetailsInput = {
  /**
   * Crashes in a year that you know of. Value: from 0 to 1000.
   * Аварий за год, о которых знаете. Значение: от 0 до 1000.
   */
  crashes?: number | null | undefined;
  /**
   * What is missing. Required.
   * Чего не хватает. Обязательное поле.
   */
  kind?: SafetyCrashSpotKind | null | undefined;
  /**
   * Danger to life. If it is right now, call 112 first.
   * Есть угроза жизни. Если угроза прямо сейчас — сначала звоните 112.
   */
  threat?: boolean | null | undefined;
};

/**
 * What is missing
 * Чего не хватает
 */
export type SafetyCrashSpotKind =
  /**
   * Speed bump
   * Искусственная неровность
   */
  | 'BUMP'
  /**
   * Crossing
   * Переход
   */
  | 'CROSSING'
  /**
   * Fence
   * Ограждение
   */
  | 'FENCE'
  /**
   * Traffic light
   * Светофор
   */
  | 'LIGHT'
  /**
   * View
   * Обзор
   */
  | 'VISIBILITY';

/**
 * What is asked of a message: Fire safety.
 * Что спрашивают в сообщении: Пожарная безопасность.
 */
export type SafetyFireDetailsInput = {
  /**
   * Operator or person responsible. Characters: at most 150.
   * Оператор или ответственный. Символов: не более 150.
   */
  operator?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: SafetyFireProblem | null | undefined;
  /**
   * Danger to life. If it is right now, call 112 first.
   * Есть угроза жизни. Если угроза прямо сейчас — сначала звоните 112.
   */
  threat?: boolean | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type SafetyFireProblem =
  /**
   * No way for fire engines
   * Нет проезда для машин
   */
  | 'ACCESS'
  /**
   * Alarm out of order
   * Не работает сигнализация
   */
  | 'ALARM'
  /**
   * Exit blocked
   * Закрыт выход
   */
  | 'EXIT'
  /**
   * Dry grass, open fires
   * Сухая трава, костры
   */
  | 'GRASS'
  /**
   * Hydrant or reservoir
   * Гидрант или водоём
   */
  | 'HYDRANT';

/**
 * What is asked of a message: Internet and telephone.
 * Что спрашивают в сообщении: Интернет и связь.
 */
export type SafetyInternetDetailsInput = {
  /**
   * Speed, Mbit/s. Value: from 0 to 100000.
   * Скорость, Мбит/с. Значение: от 0 до 100000.
   */
  downMbps?: number | null | undefined;
  /**
   * Operator or person responsible. Characters: at most 150.
   * Оператор или ответственный. Символов: не более 150.
   */
  operator?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: SafetyInternetProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type SafetyInternetProblem =
  /**
   * No connection offered
   * Не подключают
   */
  | 'NO_LINE'
  /**
   * No signal
   * Нет сигнала
   */
  | 'NO_SIGNAL'
  /**
   * Outage
   * Пропала связь
   */
  | 'OUTAGE'
  /**
   * Slow
   * Медленно
   */
  | 'SLOW';

/**
 * What is asked of a message: Refusal, Late service.
 * Что спрашивают в сообщении: Отказ в услуге, Нарушен срок.
 */
export type ServiceApplicationDetailsInput = {
  /**
   * Number of the application. Personal: for its author and those who handle it alone. Characters: at most 40.
   * Номер заявления. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 40.
   */
  applicationNo?: string | null | undefined;
  /**
   * Day of the application.
   * Дата подачи.
   */
  appliedOn?: string | null | undefined;
  /**
   * Code of the service. From the register of services, if known. Characters: at most 30.
   * Код услуги. Из реестра услуг, если известен. Символов: не более 30.
   */
  serviceCode?: string | null | undefined;
  /**
   * Way of applying.
   * Как подавали.
   */
  way?: ServiceApplicationWay | null | undefined;
};

/**
 * Way of applying
 * Как подавали
 */
export type ServiceApplicationWay =
  /**
   * Agency
   * В ведомстве
   */
  | 'AGENCY'
  /**
   * Public services centre
   * Через МФЦ
   */
  | 'MFC'
  /**
   * Portal
   * Через портал
   */
  | 'PORTAL'
  /**
   * Post
   * Почтой
   */
  | 'POST';

/**
 * What is asked of a message: Needless documents.
 * Что спрашивают в сообщении: Лишние документы.
 */
export type ServiceDocumentsDetailsInput = {
  /**
   * Number of the application. Personal: for its author and those who handle it alone. Characters: at most 40.
   * Номер заявления. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 40.
   */
  applicationNo?: string | null | undefined;
  /**
   * Document asked for. Required. Characters: at most 200.
   * Какой документ требуют. Обязательное поле. Символов: не более 200.
   */
  document?: string | null | undefined;
  /**
   * Code of the service. From the register of services, if known. Characters: at most 30.
   * Код услуги. Из реестра услуг, если известен. Символов: не более 30.
   */
  serviceCode?: string | null | undefined;
};

/**
 * What is asked of a message: Portals and applications.
 * Что спрашивают в сообщении: Порталы и приложения.
 */
export type ServicePortalDetailsInput = {
  /**
   * Address of the page. Characters: at most 300.
   * Адрес страницы. Символов: не более 300.
   */
  page?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: ServicePortalProblem | null | undefined;
  /**
   * Code of the service. From the register of services, if known. Characters: at most 30.
   * Код услуги. Из реестра услуг, если известен. Символов: не более 30.
   */
  serviceCode?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type ServicePortalProblem =
  /**
   * Not accessible
   * Недоступен для людей с инвалидностью
   */
  | 'ACCESSIBILITY'
  /**
   * Error in a form
   * Ошибка в форме
   */
  | 'ERROR'
  /**
   * Cannot sign in
   * Не войти
   */
  | 'SIGN_IN'
  /**
   * Unavailable
   * Не открывается
   */
  | 'UNAVAILABLE'
  /**
   * Unclear
   * Непонятно
   */
  | 'UNCLEAR';

/**
 * What is asked of a message: Queues.
 * Что спрашивают в сообщении: Очередь.
 */
export type ServiceQueueDetailsInput = {
  /**
   * Office. Required. Characters: at most 150.
   * Отделение. Обязательное поле. Символов: не более 150.
   */
  office?: string | null | undefined;
  /**
   * Waiting time, minutes. Value: from 0 to 1440.
   * Сколько ждали, минут. Значение: от 0 до 1440.
   */
  waitMinutes?: number | null | undefined;
  /**
   * Windows open. Value: from 0 to 100.
   * Сколько окон работало. Значение: от 0 до 100.
   */
  windowsOpen?: number | null | undefined;
};

/** A citizen’s word. */
export type SubmitAppealInput = {
  /** Files that were sent for it by `createAttachmentUpload` and are READY; up to 10. */
  attachmentIds?: Array<string | number> | null | undefined;
  /** The cabinet that is to answer, where several offer the category; it is refused like an unknown category by one that does not. Without it, whoever answers usually. */
  cabinetId?: string | number | null | undefined;
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

/**
 * What is asked of a message: Accessibility.
 * Что спрашивают в сообщении: Доступность.
 */
export type TransportAccessibilityDetailsInput = {
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: TransportAccessibilityProblem | null | undefined;
  /**
   * Route number. For example 34 or 1064. Characters: at most 10.
   * Номер маршрута. Например, 34 или 1064. Символов: не более 10.
   */
  route?: string | null | undefined;
  /**
   * When it happened.
   * Когда это было.
   */
  time?: string | null | undefined;
  /**
   * Fleet or plate number. Characters: at most 15.
   * Бортовой или государственный номер. Символов: не более 15.
   */
  vehicle?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type TransportAccessibilityProblem =
  /**
   * Stops not announced
   * Не объявляют остановки
   */
  | 'ANNOUNCEMENTS'
  /**
   * No low-floor vehicle
   * Нет низкопольного
   */
  | 'NO_LOW_FLOOR'
  /**
   * Ramp out of order
   * Не работает пандус
   */
  | 'RAMP'
  /**
   * Boarding refused
   * Отказали в посадке
   */
  | 'REFUSED';

/**
 * What is asked of a message: Drivers and conductors.
 * Что спрашивают в сообщении: Водители и кондукторы.
 */
export type TransportDriverDetailsInput = {
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: TransportDriverProblem | null | undefined;
  /**
   * Route number. For example 34 or 1064. Characters: at most 10.
   * Номер маршрута. Например, 34 или 1064. Символов: не более 10.
   */
  route?: string | null | undefined;
  /**
   * When it happened.
   * Когда это было.
   */
  time?: string | null | undefined;
  /**
   * Fleet or plate number. Characters: at most 15.
   * Бортовой или государственный номер. Символов: не более 15.
   */
  vehicle?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type TransportDriverProblem =
  /**
   * Dirty vehicle
   * Неопрятный салон
   */
  | 'CONDITION'
  /**
   * Dangerous driving
   * Опасная езда
   */
  | 'DRIVING'
  /**
   * Did not stop
   * Не остановился
   */
  | 'MISSED_STOP'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Rudeness
   * Грубость
   */
  | 'RUDE';

/**
 * What is asked of a message: Payment.
 * Что спрашивают в сообщении: Оплата проезда.
 */
export type TransportPaymentDetailsInput = {
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: TransportPaymentProblem | null | undefined;
  /**
   * Route number. For example 34 or 1064. Characters: at most 10.
   * Номер маршрута. Например, 34 или 1064. Символов: не более 10.
   */
  route?: string | null | undefined;
  /**
   * When it happened.
   * Когда это было.
   */
  time?: string | null | undefined;
  /**
   * Fleet or plate number. Characters: at most 15.
   * Бортовой или государственный номер. Символов: не более 15.
   */
  vehicle?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type TransportPaymentProblem =
  /**
   * Benefit refused
   * Не принимают льготу
   */
  | 'BENEFIT'
  /**
   * Charged twice
   * Списали дважды
   */
  | 'DOUBLE'
  /**
   * Wrong fare
   * Неверный тариф
   */
  | 'FARE'
  /**
   * Terminal out of order
   * Не работает терминал
   */
  | 'TERMINAL';

/**
 * What is asked of a message: Intervals and timetable.
 * Что спрашивают в сообщении: Интервал и расписание.
 */
export type TransportRideDetailsInput = {
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: TransportRideProblem | null | undefined;
  /**
   * Route number. For example 34 or 1064. Required. Characters: at most 10.
   * Номер маршрута. Например, 34 или 1064. Обязательное поле. Символов: не более 10.
   */
  route?: string | null | undefined;
  /**
   * Stop. Characters: at most 100.
   * Остановка. Символов: не более 100.
   */
  stop?: string | null | undefined;
  /**
   * When it happened.
   * Когда это было.
   */
  time?: string | null | undefined;
  /**
   * Waiting time, minutes. Value: from 0 to 600.
   * Сколько ждали, минут. Значение: от 0 до 600.
   */
  waitMinutes?: number | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type TransportRideProblem =
  /**
   * Run cancelled
   * Рейс отменён
   */
  | 'CANCELLED'
  /**
   * Crowded
   * Переполнен
   */
  | 'CROWDED'
  /**
   * Left early
   * Ушёл раньше времени
   */
  | 'EARLY'
  /**
   * Long wait
   * Долго нет
   */
  | 'LONG_WAIT';

/**
 * What is asked of a message: Routes.
 * Что спрашивают в сообщении: Маршруты.
 */
export type TransportRouteDetailsInput = {
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: TransportRouteProblem | null | undefined;
  /**
   * Route number. For example 34 or 1064. Characters: at most 10.
   * Номер маршрута. Например, 34 или 1064. Символов: не более 10.
   */
  route?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type TransportRouteProblem =
  /**
   * Changed for the worse
   * Изменён неудобно
   */
  | 'CHANGED'
  /**
   * No link to a settlement
   * Нет связи с посёлком
   */
  | 'DISTANT'
  /**
   * No evening runs
   * Нет вечерних рейсов
   */
  | 'EVENING'
  /**
   * New route wanted
   * Нужен новый маршрут
   */
  | 'NEW';

/**
 * What is asked of a message: Stops.
 * Что спрашивают в сообщении: Остановки.
 */
export type TransportStopDetailsInput = {
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: TransportStopProblem | null | undefined;
  /**
   * Route number. For example 34 or 1064. Characters: at most 10.
   * Номер маршрута. Например, 34 или 1064. Символов: не более 10.
   */
  route?: string | null | undefined;
  /**
   * Stop. Characters: at most 100.
   * Остановка. Символов: не более 100.
   */
  stop?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type TransportStopProblem =
  /**
   * Damaged
   * Повреждена
   */
  | 'DAMAGED'
  /**
   * Dirty or not cleared
   * Грязно или не чищено
   */
  | 'DIRTY'
  /**
   * No shelter
   * Нет павильона
   */
  | 'NO_SHELTER'
  /**
   * No timetable
   * Нет расписания
   */
  | 'NO_TIMETABLE';

/** Who may read an appeal besides its author and those who work on it. */
export type Visibility =
  /** Nobody. */
  | 'PRIVATE'
  /** Everybody, once it is registered; without the person behind it. */
  | 'PUBLIC';

/**
 * What is asked of a message: Missed collection, Bulky waste.
 * Что спрашивают в сообщении: Не вывезли мусор, Крупногабаритные отходы.
 */
export type WasteCollectionDetailsInput = {
  /**
   * Days without collection. Value: from 0 to 365.
   * Сколько дней не вывозят. Значение: от 0 до 365.
   */
  daysOverdue?: number | null | undefined;
  /**
   * Number of the container site. On the plate of the site. Characters: at most 30.
   * Номер контейнерной площадки. На табличке площадки. Символов: не более 30.
   */
  siteId?: string | null | undefined;
};

/**
 * What is asked of a message: Dumps.
 * Что спрашивают в сообщении: Свалки.
 */
export type WasteDumpDetailsInput = {
  /**
   * Burning or smouldering. If there is open fire, call 112.
   * Горит или тлеет. При открытом огне звоните 112.
   */
  burning?: boolean | null | undefined;
  /**
   * What is dumped. Required.
   * Что выброшено. Обязательное поле.
   */
  kind?: WasteDumpKind | null | undefined;
  /**
   * Volume, m³. Value: from 0 to 100000.
   * Объём, м³. Значение: от 0 до 100000.
   */
  volume?: number | null | undefined;
};

/**
 * What is dumped
 * Что выброшено
 */
export type WasteDumpKind =
  /**
   * Construction waste
   * Строительные отходы
   */
  | 'CONSTRUCTION'
  /**
   * Hazardous waste
   * Опасные отходы
   */
  | 'HAZARDOUS'
  /**
   * Household waste
   * Бытовые отходы
   */
  | 'HOUSEHOLD'
  /**
   * Other
   * Другое
   */
  | 'OTHER'
  /**
   * Tyres
   * Шины
   */
  | 'TYRES';

/**
 * What is asked of a message: Container sites, Containers.
 * Что спрашивают в сообщении: Контейнерные площадки, Контейнеры.
 */
export type WasteSiteDetailsInput = {
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: WasteSiteProblem | null | undefined;
  /**
   * Number of the container site. On the plate of the site. Characters: at most 30.
   * Номер контейнерной площадки. На табличке площадки. Символов: не более 30.
   */
  siteId?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type WasteSiteProblem =
  /**
   * Broken bins or fence
   * Сломаны баки или ограждение
   */
  | 'BROKEN'
  /**
   * No bins or no site
   * Нет баков или площадки
   */
  | 'MISSING'
  /**
   * Overflowing
   * Переполнена
   */
  | 'OVERFLOWING'
  /**
   * In a wrong place
   * Стоит в неположенном месте
   */
  | 'PLACE'
  /**
   * No separate collection
   * Нет раздельного сбора
   */
  | 'SORTING';

/**
 * What is asked of a message: Waste charges.
 * Что спрашивают в сообщении: Плата за вывоз.
 */
export type WasteTariffDetailsInput = {
  /**
   * Account number. Personal: for its author and those who handle it alone. Characters: at most 30.
   * Лицевой счёт. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 30.
   */
  account?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: WasteTariffProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type WasteTariffProblem =
  /**
   * Charged twice
   * Начислено дважды
   */
  | 'DOUBLE'
  /**
   * No service
   * Услуга не оказывается
   */
  | 'NO_SERVICE'
  /**
   * Wrong rate
   * Неверный тариф
   */
  | 'RATE'
  /**
   * Wrong number of residents
   * Неверное число жильцов
   */
  | 'RESIDENTS';

/**
 * What is asked of a message: Payments and allowances, Help for low incomes, Large families.
 * Что спрашивают в сообщении: Выплаты и пособия, Помощь малоимущим, Многодетные семьи.
 */
export type WelfareBenefitDetailsInput = {
  /**
   * Payment or support measure. Characters: at most 150.
   * Выплата или мера поддержки. Символов: не более 150.
   */
  benefit?: string | null | undefined;
  /**
   * Day of the decision.
   * Дата решения.
   */
  decidedOn?: string | null | undefined;
  /**
   * Number of the decision or application. Personal: for its author and those who handle it alone. Characters: at most 40.
   * Номер решения или заявления. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 40.
   */
  decisionNo?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: WelfareBenefitProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type WelfareBenefitProblem =
  /**
   * Wrong amount
   * Неверная сумма
   */
  | 'AMOUNT'
  /**
   * Needless documents
   * Лишние документы
   */
  | 'DOCUMENTS'
  /**
   * Not explained
   * Не разъяснили
   */
  | 'EXPLAIN'
  /**
   * Not paid in time
   * Не платят в срок
   */
  | 'LATE'
  /**
   * Refused
   * Отказ
   */
  | 'REFUSED';

/**
 * What is asked of a message: Disability.
 * Что спрашивают в сообщении: Инвалидность.
 */
export type WelfareDisabilityDetailsInput = {
  /**
   * Payment or support measure. Characters: at most 150.
   * Выплата или мера поддержки. Символов: не более 150.
   */
  benefit?: string | null | undefined;
  /**
   * Number of the decision or application. Personal: for its author and those who handle it alone. Characters: at most 40.
   * Номер решения или заявления. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 40.
   */
  decisionNo?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: WelfareDisabilityProblem | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type WelfareDisabilityProblem =
  /**
   * Accessibility
   * Доступность
   */
  | 'ACCESS'
  /**
   * Aids
   * Средства реабилитации
   */
  | 'AIDS'
  /**
   * Assessment
   * Медико-социальная экспертиза
   */
  | 'ASSESSMENT'
  /**
   * Sanatorium
   * Санаторно-курортное лечение
   */
  | 'SANATORIUM';

/**
 * What is asked of a message: Social services.
 * Что спрашивают в сообщении: Социальные услуги.
 */
export type WelfareSocialServiceDetailsInput = {
  /**
   * Number of the decision or application. Personal: for its author and those who handle it alone. Characters: at most 40.
   * Номер решения или заявления. Персональные данные: видят только автор и те, кто ведёт сообщение. Символов: не более 40.
   */
  decisionNo?: string | null | undefined;
  /**
   * Problem. Required.
   * Что не так. Обязательное поле.
   */
  problem?: WelfareSocialServiceProblem | null | undefined;
  /**
   * Service. Characters: at most 150.
   * Услуга. Символов: не более 150.
   */
  service?: string | null | undefined;
};

/**
 * Problem
 * Что не так
 */
export type WelfareSocialServiceProblem =
  /**
   * Quality
   * Качество
   */
  | 'QUALITY'
  /**
   * Queue
   * Очередь
   */
  | 'QUEUE'
  /**
   * Refused
   * Отказ
   */
  | 'REFUSED'
  /**
   * Attitude
   * Отношение
   */
  | 'STAFF';

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
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { lane: number | null, hazard: boolean | null, form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
          | { form: string }
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