export type { ConfigSchema, PluginConfig, Setting, SettingValue } from './config.js';
export type { BooleanField, DateField, EnumField, EnumValue, FieldType, FormField, NumberField, TextField } from './form.js';
export { HOOKS_FILE, type EffectHookName, type HookName, type PluginPermission, type PureHookName } from './hooks.js';
export type { CampaignPeriod, CategoryDeclaration, CategoryOpen311, PluginManifest, Privacy, ReplyTemplate, RootCause } from './manifest.js';
export {
  API_VERSION,
  MANIFEST_FILE,
  RELEASE_LIMITS,
  RELEASE_ROOT,
  SIGNATURE_FILE,
  signedText,
  type ReleaseSignature,
  type ReleaseStatement,
} from './release.js';
export type { FieldTest, PlaceTest, RoutingRule, RuleCondition, Season, SettingReference, Term, TermRule, TermUnit } from './rules.js';
export { pluginSchema } from './schema.js';
export type { LocalizedText } from './text.js';
