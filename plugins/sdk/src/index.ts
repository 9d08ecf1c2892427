export type { BooleanField, DateField, EnumField, EnumValue, FieldType, FormField, NumberField, TextField } from './form.js';
export type { CategoryDeclaration, CategoryOpen311, PluginManifest, Privacy, ReplyTemplate, RootCause } from './manifest.js';
export type { FieldTest, RoutingRule, RuleCondition, Season, Term, TermRule, TermUnit } from './rules.js';
export { pluginSchema } from './schema.js';
export type { LocalizedText } from './text.js';
