import type { FormField, Setting } from '@otklik/plugin-sdk';

/** A setting as a field that rules can test, so that both are held against tests in one way; a free text takes any value. */
export function settingField(key: string, setting: Setting): FormField {
  const title = { ru: key, en: key };
  switch (setting.type) {
    case 'boolean':
      return { key, title, type: 'boolean' };
    case 'integer':
    case 'number': {
      const bounds = { ...(setting.minimum === undefined ? {} : { min: setting.minimum }), ...(setting.maximum === undefined ? {} : { max: setting.maximum }) };
      return { key, title, type: setting.type === 'integer' ? 'int' : 'float', ...bounds };
    }
    case 'string':
      return setting.enum === undefined
        ? { key, title, type: 'string' }
        : { key, title, type: 'enum', values: setting.enum.map((value) => ({ key: String(value), title })) };
  }
}
