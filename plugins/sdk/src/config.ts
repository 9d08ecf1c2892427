/** What a setting's value may be. */
export type SettingValue = boolean | number | string;

/** One setting of a cabinet: a part of JSON Schema. */
export interface Setting {
  readonly type: 'boolean' | 'integer' | 'number' | 'string';
  readonly title?: string;
  readonly description?: string;
  /** Its value while the cabinet sets none. */
  readonly default?: SettingValue;
  readonly enum?: readonly (number | string)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** The JSON Schema of a plugin's settings: one flat object, nothing beside what it names. */
export interface ConfigSchema {
  readonly type?: 'object';
  readonly properties?: Readonly<Record<string, Setting>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
}

/** Settings as a cabinet keeps them. */
export type PluginConfig = Readonly<Record<string, SettingValue>>;
