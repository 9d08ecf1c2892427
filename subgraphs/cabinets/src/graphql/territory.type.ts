import { KeyedInput, connectionType, mutationResult } from '@otklik/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TerritoryLevel } from '../domain/territory-level.js';
import { CategoryObject } from './category.type.js';

registerEnumType(TerritoryLevel, {
  name: 'TerritoryLevel',
  description: 'How deep in the tree a territory is.',
  valuesConfig: {
    REGION: { description: 'The whole region.' },
    DISTRICT: { description: 'A municipal or urban district.' },
    SETTLEMENT: { description: 'A settlement of a district.' },
  },
});

@Directive('@key(fields: "code")')
@ObjectType('Territory', { description: 'A part of the region: a municipality, or what it is a part of. For everybody.' })
export class TerritoryObject {
  @Field(() => ID, { description: 'Stable code: figures by territory have it too.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Code in the classifier of municipalities (ОКТМО); null when it is not known.' })
  oktmo!: string | null;

  @Field(() => TerritoryLevel, { description: 'How deep in the tree it is.' })
  level!: TerritoryLevel;

  @Field(() => Boolean, { description: 'Whether it is no part of the tree any more; messages that were counted with it still name it.' })
  isRetired!: boolean;
}

export const TerritoryConnection = connectionType('Territory', () => TerritoryObject);

@InputType({ description: 'A tree of territories to put in the place of the one before.' })
export class ImportTerritoriesInput extends KeyedInput {
  @Field(() => String, {
    description:
      'A GeoJSON FeatureCollection as text: 1 to 2,000 features, each a Polygon, a MultiPolygon or without geometry, 60,000 points together. Properties: `code`, `title_ru`, `level`; if known `title_en`, `oktmo`, `parent` (the code of the territory that it is a part of) and `agency` (the code of the agency that governs it).',
  })
  geoJson!: string;
}

@ObjectType({ description: 'The tree is in place, whole.' })
export class ImportTerritoriesSuccess {
  @Field(() => Int, { description: 'How many territories it has.' })
  count!: number;

  @Field(() => [String], { description: 'What somebody should look at, such as neighbours that overlap; up to a hundred.' })
  notices!: string[];
}

@InputType({ description: 'Where messages of a category go.' })
export class SetCategoryRoutingInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the category.' })
  categoryId!: string;

  @Field(() => Boolean, { description: 'Whether to the agency of the territory that they are about, where it has a cabinet; else to the agency that holds the category.' })
  byTerritory!: boolean;
}

@ObjectType({ description: 'From now on messages go there.' })
export class SetCategoryRoutingSuccess {
  @Field(() => CategoryObject, { description: 'The category.' })
  category!: CategoryObject;
}

export const ImportTerritoriesResult = mutationResult('ImportTerritoriesResult', ImportTerritoriesSuccess);
export const SetCategoryRoutingResult = mutationResult('SetCategoryRoutingResult', SetCategoryRoutingSuccess);
