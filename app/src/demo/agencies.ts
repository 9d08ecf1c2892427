import { AgencyKind, type AgencyDescription } from '@otklik/cabinets';

const REGION = 'region';

/** The agencies of the demo region: its government, ministries, their institutions, federal offices and municipalities. */
export const DEMO_AGENCIES: readonly AgencyDescription[] = [
  agency(REGION, 'GOV', AgencyKind.REGION, 'Правительство Новосибирской области', 'Government of Novosibirsk Oblast'),
  ministry('roads', 'MTDH', 'Министерство транспорта и дорожного хозяйства', 'Ministry of Transport and Roads'),
  ministry('housing', 'MZKH', 'Министерство жилищно-коммунального хозяйства и энергетики', 'Ministry of Housing, Utilities and Energy'),
  ministry('health', 'MZ', 'Министерство здравоохранения', 'Ministry of Health'),
  ministry('education', 'MOB', 'Министерство образования', 'Ministry of Education'),
  ministry('welfare', 'MTSR', 'Министерство труда и социального развития', 'Ministry of Labour and Social Development'),
  ministry('nature', 'MPR', 'Министерство природных ресурсов и экологии', 'Ministry of Natural Resources and Ecology'),
  ministry('building', 'MS', 'Министерство строительства', 'Ministry of Construction'),
  ministry('culture', 'MK', 'Министерство культуры', 'Ministry of Culture'),
  ministry('digital', 'MCR', 'Министерство цифрового развития и связи', 'Ministry of Digital Development and Communications'),
  agency('road-administration', 'TUAD', AgencyKind.INSTITUTION, 'Территориальное управление автомобильных дорог', 'Territorial Road Administration', 'roads'),
  agency('capital-repair-fund', 'FMKD', AgencyKind.INSTITUTION, 'Фонд модернизации жилищно-коммунального хозяйства', 'Fund for Housing Modernisation', 'housing'),
  agency('mfc', 'MFC', AgencyKind.INSTITUTION, 'Многофункциональный центр (МФЦ) Новосибирской области', 'Public Services Centre (MFC)', 'digital'),
  agency('tax-office', 'UFNS', AgencyKind.FEDERAL_BODY, 'Управление ФНС по Новосибирской области', 'Federal Tax Service Office'),
  agency('consumer-protection', 'RPN', AgencyKind.FEDERAL_BODY, 'Управление Роспотребнадзора по Новосибирской области', 'Consumer Protection and Public Health Office'),
  municipality('novosibirsk', 'NSK', 'Мэрия города Новосибирска', 'City of Novosibirsk'),
  municipality('berdsk', 'BRD', 'Администрация города Бердска', 'Town of Berdsk'),
  municipality('iskitim', 'ISK', 'Администрация города Искитима', 'Town of Iskitim'),
  municipality('ob', 'OB', 'Администрация города Оби', 'Town of Ob'),
  municipality('koltsovo', 'KLC', 'Администрация рабочего посёлка Кольцово', 'Settlement of Koltsovo'),
  municipality('bagan', 'BAG', 'Администрация Баганского района', 'Bagan District'),
  municipality('barabinsk', 'BRB', 'Администрация Барабинского района', 'Barabinsk District'),
  municipality('bolotnoye', 'BOL', 'Администрация Болотнинского района', 'Bolotnoye District'),
  municipality('vengerovo', 'VEN', 'Администрация Венгеровского района', 'Vengerovo District'),
  municipality('dovolnoye', 'DOV', 'Администрация Доволенского района', 'Dovolnoye District'),
  municipality('zdvinsk', 'ZDV', 'Администрация Здвинского района', 'Zdvinsk District'),
  municipality('karasuk', 'KRS', 'Администрация Карасукского района', 'Karasuk District'),
  municipality('kargat', 'KRG', 'Администрация Каргатского района', 'Kargat District'),
  municipality('kolyvan', 'KOL', 'Администрация Колыванского района', 'Kolyvan District'),
  municipality('kochenyovo', 'KCH', 'Администрация Коченёвского района', 'Kochenyovo District'),
  municipality('kochki', 'KOC', 'Администрация Кочковского района', 'Kochki District'),
  municipality('krasnozyorskoye', 'KRZ', 'Администрация Краснозёрского района', 'Krasnozyorskoye District'),
  municipality('kuybyshev', 'KUY', 'Администрация Куйбышевского района', 'Kuybyshev District'),
  municipality('kupino', 'KUP', 'Администрация Купинского района', 'Kupino District'),
  municipality('maslyanino', 'MSL', 'Администрация Маслянинского района', 'Maslyanino District'),
  municipality('moshkovo', 'MSH', 'Администрация Мошковского района', 'Moshkovo District'),
  municipality('ordynskoye', 'ORD', 'Администрация Ордынского района', 'Ordynskoye District'),
  municipality('suzun', 'SUZ', 'Администрация Сузунского района', 'Suzun District'),
  municipality('tatarsk', 'TAT', 'Администрация Татарского района', 'Tatarsk District'),
  municipality('toguchin', 'TOG', 'Администрация Тогучинского района', 'Toguchin District'),
  municipality('cherepanovo', 'CHR', 'Администрация Черепановского района', 'Cherepanovo District'),
  municipality('chulym', 'CHL', 'Администрация Чулымского района', 'Chulym District'),
];

function agency(slug: string, code: string, kind: AgencyKind, ru: string, en: string, parent?: string): AgencyDescription {
  return { slug, code, kind, title: { ru, en }, ...(parent === undefined ? {} : { parent }) };
}

function ministry(slug: string, code: string, ru: string, en: string): AgencyDescription {
  return agency(slug, code, AgencyKind.MINISTRY, ru, en, REGION);
}

function municipality(slug: string, code: string, ru: string, en: string): AgencyDescription {
  return agency(slug, code, AgencyKind.MUNICIPALITY, ru, en, REGION);
}
