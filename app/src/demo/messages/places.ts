import type { SeededRandom } from './random.js';

/** A town or village of the demo region. The coordinates of its middle are taken from a map, to about a kilometre. */
interface Town {
  /** As addresses begin. */
  readonly name: string;
  /** «в Бердске». */
  readonly inside: string;
  readonly latitude: number;
  readonly longitude: number;
  /** How often people write from there. */
  readonly weight: number;
  /** Streets in the genitive, so that «на улице …» and «по улице …» are right. */
  readonly streets: readonly string[];
}

/** Where a message is about. */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
  readonly address: string;
  /** «в Бердске на улице Мира, у дома 5». */
  readonly where: string;
}

const COMMON = ['Ленина', 'Кирова', 'Гагарина', 'Мира', 'Победы', 'Пушкина', 'Чкалова', 'Горького', 'Калинина', 'Маяковского', 'Островского', 'Космонавтов', 'Строителей', 'Энтузиастов'];
const OF_THE_CITY = ['Бориса Богаткова', 'Станиславского', 'Титова', 'Котовского', 'Петухова', 'Гоголя', 'Фрунзе', 'Ватутина', 'Блюхера', 'Немировича-Данченко', 'Дуси Ковальчук', 'Лескова', 'Никитина', 'Ползунова', 'Авиастроителей', 'Учителей', 'Объединения', 'Зорге', 'Громова', 'Мусы Джалиля', 'Иванова'];

const TOWNS: readonly Town[] = [
  town('г. Новосибирск', 'в Новосибирске', 55.03, 82.92, 60, [...OF_THE_CITY, ...COMMON.slice(0, 8)]),
  town('г. Бердск', 'в Бердске', 54.758, 83.107, 14),
  town('г. Искитим', 'в Искитиме', 54.636, 83.305, 8),
  town('г. Обь', 'в Оби', 54.993, 82.692, 5),
  town('р. п. Кольцово', 'в Кольцово', 54.938, 83.183, 5),
  town('г. Куйбышев', 'в Куйбышеве', 55.447, 78.318, 5),
  town('г. Барабинск', 'в Барабинске', 55.351, 78.346, 4),
  town('г. Карасук', 'в Карасуке', 53.734, 78.04, 4),
  town('г. Татарск', 'в Татарске', 55.214, 75.974, 4),
  town('г. Тогучин', 'в Тогучине', 55.238, 84.4, 4),
  town('г. Черепаново', 'в Черепаново', 54.22, 83.37, 3),
  town('г. Болотное', 'в Болотном', 55.669, 84.39, 3),
  town('г. Купино', 'в Купино', 54.366, 77.297, 3),
  town('г. Чулым', 'в Чулыме', 55.09, 80.96, 2),
  town('г. Каргат', 'в Каргате', 55.194, 80.283, 2),
  town('р. п. Сузун', 'в Сузуне', 53.79, 82.32, 2),
  town('р. п. Ордынское', 'в Ордынском', 54.365, 81.9, 3),
  town('р. п. Мошково', 'в Мошково', 55.305, 83.61, 3),
  town('р. п. Маслянино', 'в Маслянино', 54.33, 84.21, 2),
  town('р. п. Колывань', 'в Колывани', 55.308, 82.737, 3),
  town('р. п. Коченёво', 'в Коченёво', 55.021, 82.201, 3),
  town('р. п. Краснозёрское', 'в Краснозёрском', 53.98, 79.24, 2),
  town('с. Венгерово', 'в Венгерово', 55.68, 76.74, 1),
  town('с. Довольное', 'в Довольном', 54.496, 79.665, 1),
  town('с. Здвинск', 'в Здвинске', 54.7, 78.66, 1),
  town('с. Кочки', 'в Кочках', 54.336, 80.48, 1),
  town('с. Баган', 'в Багане', 54.1, 77.67, 1),
];

function town(name: string, inside: string, latitude: number, longitude: number, weight: number, streets: readonly string[] = COMMON): Town {
  return { name, inside, latitude, longitude, weight, streets };
}

/** A spot in some town, nearer to its middle than not. */
export function someSpot(random: SeededRandom): Spot {
  const { name, inside, latitude, longitude, streets, weight } = random.weighted(TOWNS.map((candidate) => [candidate, candidate.weight] as const));
  const reach = weight > 50 ? 0.06 : 0.012;
  const aside = (): number => (random.next() + random.next() - 1) * reach;
  const street = random.pick(streets);
  const house = random.between(1, weight > 10 ? 180 : 70);
  return {
    latitude: rounded(latitude + aside()),
    longitude: rounded(longitude + aside() * 1.7),
    address: `${name}, ул. ${street}, ${house}`,
    where: `${inside} на улице ${street}, у дома ${house}`,
  };
}

/** To about ten metres. */
function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
