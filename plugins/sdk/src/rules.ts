import type { LocalizedText } from './text.js';

/** In what a term is counted. */
export type TermUnit = 'CALENDAR_DAYS' | 'WORKING_DAYS' | 'WORKING_HOURS';

/** The time an agency has for an answer, from registration. */
export interface Term {
  readonly amount: number;
  readonly unit: TermUnit;
}

/** A part of the year, both days included; one that ends before it begins goes over New Year. */
export interface Season {
  readonly title: LocalizedText;
  /** First day, `MM-DD`. */
  readonly from: string;
  /** Last day, `MM-DD`. */
  readonly to: string;
}

/** What a field's value must be; every test that is given must hold. A field without a value passes no test. */
export interface FieldTest {
  readonly eq?: boolean | number | string;
  readonly in?: readonly (number | string)[];
  readonly gte?: number;
  readonly lte?: number;
}

/** A value that the cabinet has set instead of one that is written down; a setting that it left empty passes no test. */
export interface SettingReference {
  readonly setting: string;
}

/** Where a message has to be about; every test that is given must hold. A message without a place passes none. New in 1.2. */
export interface PlaceTest {
  /** Codes of territories, as the region names them or by OKTMO: it is in one of them, or in a part of one. */
  readonly in?: readonly (string | SettingReference)[];
  /** Within so many metres of a point. */
  readonly circle?: {
    readonly latitude: number | SettingReference;
    readonly longitude: number | SettingReference;
    readonly radius: number | SettingReference;
  };
  /** Between two parallels and two meridians, in degrees. */
  readonly box?: {
    readonly south: number | SettingReference;
    readonly west: number | SettingReference;
    readonly north: number | SettingReference;
    readonly east: number | SettingReference;
  };
}

/** When a rule applies: everything that is given must hold. */
export interface RuleCondition {
  /** Field key → test. */
  readonly fields?: Readonly<Record<string, FieldTest>>;
  /** Name of one of the manifest's seasons. */
  readonly season?: string;
  readonly place?: PlaceTest;
  /** Setting → test of what the cabinet that answers has set. New in 1.2. */
  readonly config?: Readonly<Record<string, FieldTest>>;
}

interface Rule {
  /** Keys of the categories it is for; without them, every category whose form has all the fields it tests. */
  readonly categories?: readonly string[];
  readonly when: RuleCondition;
  /** Why, in words that the citizen reads: «Опасность для движения». */
  readonly reason: LocalizedText;
}

/** A line of the table of deadlines: the first line that applies gives the term, else the category's own. */
export interface TermRule extends Rule {
  readonly term: Term;
}

/** A line of the table of routing: the first line that applies names the competence that answers. */
export interface RoutingRule extends Rule {
  /** Key of a competence, which a cabinet binds to an agency when it installs the plugin. */
  readonly competence: string;
}
