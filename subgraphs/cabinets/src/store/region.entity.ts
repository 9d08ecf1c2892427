import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/base';

/** A corner of a boundary: latitude and longitude in degrees, WGS 84. */
export type Corner = readonly [latitude: number, longitude: number];

/** A municipality as a place: what happens in the region is counted with the nearest one. */
export interface Territory {
  /** Code of its administration among the agencies. */
  readonly code: string;
  /** Of its administrative centre, in degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
}

/** The region that runs this platform. */
export const RegionEntity = defineEntity({
  name: 'Region',
  tableName: 'region',
  properties: {
    id: p.text().primary(),
    title: p.json<LocalizedText>(),
    /** IANA zone in which days begin and end. */
    timeZone: p.text(),
    /** Closed polygon; the last corner joins the first. */
    boundary: p.json<Corner[]>(),
    territories: p.json<Territory[]>(),
  },
});

export interface Region extends InferEntity<typeof RegionEntity> {}
