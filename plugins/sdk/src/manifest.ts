import type { ConfigSchema } from './config.js';
import type { FormField } from './form.js';
import type { PluginPermission } from './hooks.js';
import type { RoutingRule, Season, Term, TermRule } from './rules.js';
import type { LocalizedText } from './text.js';

/** Who sees a message: everybody, or only its author and the agency. */
export type Privacy = 'PUBLIC' | 'PRIVATE';

/** Something a message can be about. Its id on the platform is `<plugin id>.<key>`. */
export interface CategoryDeclaration {
  readonly key: string;
  readonly title: LocalizedText;
  /** Name of one of the manifest's forms; without it the category has no fields of its own. */
  readonly form?: string;
  readonly term: Term;
  /** Overrides the manifest's. */
  readonly privacy?: Privacy;
  /** Keys of the root causes that fit; all of the manifest's without it. */
  readonly rootCauses?: readonly string[];
  /** The season in which front ends offer it first. Never a ground for refusing a message. */
  readonly season?: string;
  /** The only time in which messages are taken, of a campaign: vaccination, school meals. New in 1.2. */
  readonly period?: CampaignPeriod;
  readonly open311?: CategoryOpen311;
}

/** When a campaign takes messages, first and last day included, by the calendar of the region: once, or every year in a season. */
export type CampaignPeriod =
  | {
      /** First day, `YYYY-MM-DD`. */
      readonly from: string;
      /** Last day. */
      readonly to: string;
    }
  | {
      /** Name of one of the manifest's seasons. */
      readonly season: string;
    };

/** How a category is named in Open311 (GeoReport v2). */
export interface CategoryOpen311 {
  /** `service_code`, unique in the manifest. */
  readonly serviceCode: string;
  /** `keywords`. */
  readonly keywords?: readonly string[];
}

/** Why a problem arose; a solved message can carry a confirmed one. */
export interface RootCause {
  readonly key: string;
  readonly title: LocalizedText;
}

/** A text that a clerk starts an answer from. `{number}`, `{category}`, `{agency}` and `{dueAt}` are filled in. */
export interface ReplyTemplate {
  readonly key: string;
  readonly title: LocalizedText;
  readonly text: LocalizedText;
  /** Keys of the categories it is offered for; all without it. */
  readonly categories?: readonly string[];
}

/** A plugin's `plugin.json`. The README is the page of the contract; `plugin.schema.json` is its formal part. */
export interface PluginManifest {
  readonly $schema?: string;
  /** Version of this contract. */
  readonly apiVersion: 1;
  /** `roads`, or with the publisher's name first `acme.parks`. */
  readonly id: string;
  /** Semantic version of the plugin. */
  readonly version: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly engines: {
    /** Versions of the platform it works with: `^1.2`, `~1.2.3`, `>=1.0` or one exact version. */
    readonly platform: string;
  };
  /** What the names of its types begin with: `road` and the form `pothole` make `roadPothole` and `RoadPotholeDetails`. */
  readonly typePrefix: string;
  readonly categories: readonly CategoryDeclaration[];
  /** Form name → fields. */
  readonly forms: Readonly<Record<string, readonly FormField[]>>;
  readonly deadlines?: readonly TermRule[];
  readonly routing?: readonly RoutingRule[];
  readonly rootCauses?: readonly RootCause[];
  readonly replyTemplates?: readonly ReplyTemplate[];
  /** Of every category that does not say otherwise; `PUBLIC` without it. */
  readonly privacy?: Privacy;
  /** Season name → its days. */
  readonly season?: Readonly<Record<string, Season>>;
  readonly open311?: {
    /** `group` of all its services. */
    readonly group: LocalizedText;
  };
  /** What a cabinet sets up when it installs the plugin. */
  readonly config?: ConfigSchema;
  /** What its hooks may ask for; whoever installs it says yes to each. */
  readonly permissions?: readonly PluginPermission[];
  /** Reserved: its sandboxed functions. Empty for now. */
  readonly hooks?: Readonly<Record<string, never>>;
  /** Reserved: a federated subgraph of its own. Empty for now. */
  readonly subgraph?: Readonly<Record<string, never>>;
}
