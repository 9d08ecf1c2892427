import { grouped, inOrder } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import type { PersonalField } from '../domain/personal-field.js';
import { handlingsFor, type Handling } from '../store/handling.js';
import { pagesOfReads, type PersonalDataRead, type ReadsPlace } from '../store/read-log.js';
import { PersonalDataEntity, type PersonalData } from '../store/personal-data.entity.js';
import type { PersonReading } from './personal-data-of.js';
import { readValues, type ReadingSetting } from './read-values.js';

/** Batched look-ups of one operation. */
export interface PeopleLoaders {
  readonly personalData: DataLoader<string, PersonalData | null>;
  /** In which of the viewer's cabinets a person's appeals are. */
  readonly handlings: DataLoader<string, Handling[]>;
  readonly readPage: DataLoader<ReadsPlace, PersonalDataRead[], string>;
  /** Values as the person wrote them: looked at by others, in a transaction that says so in the log. */
  readonly values: DataLoader<WantedValue, string | null, string>;
}

/** A part of somebody's personal data that an operation asks for. */
export interface WantedValue {
  readonly reading: PersonReading;
  readonly field: PersonalField;
}

/** Makes the loaders of one operation. */
export function createLoaders(setting: ReadingSetting): PeopleLoaders {
  const { em, viewer } = setting;
  return {
    personalData: new DataLoader(async (ids) => inOrder(ids, await em.find(PersonalDataEntity, { citizenId: { $in: [...ids] } }), (row) => row.citizenId)),
    handlings: new DataLoader(async (ids) => grouped(ids, await handlingsFor(em, viewer, ids), ({ personId }) => personId)),
    // Not kept: a look in the same operation is written down before the next list.
    readPage: new DataLoader((wanted: readonly ReadsPlace[]) => pagesOfReads(em, wanted), { cache: false }),
    // Not kept: a mutation may change a value between two looks.
    values: new DataLoader((wanted) => readValues(setting, wanted), { cache: false }),
  };
}
