import type { LocalizedText, ValidationIssue } from '@otklik/base';
import type { PluginConfig, PluginManifest } from '@otklik/plugin-sdk';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { guardJson } from '../manifest/json-guard.js';

const DEFAULT_MAX_LENGTH = 500;

/** Settings that fit, the defaults filled in, or everything that does not. */
export type ConfigChecked = { readonly ok: true; readonly config: PluginConfig } | { readonly ok: false; readonly issues: readonly ValidationIssue[] };

/** Holds a cabinet's settings against what a plugin declares. The paths of issues begin with `config`. */
export function checkConfig({ config: schema }: Pick<PluginManifest, 'config'>, given: unknown): ConfigChecked {
  const unfit = guardJson(given);
  if (unfit !== null) return { ok: false, issues: [{ path: pathOf(unfit.path), code: 'BAD_TEXT', message: UNFIT }] };
  const properties = Object.fromEntries(
    Object.entries(schema?.properties ?? {}).map(([key, setting]) => [key, setting.type === 'string' ? { maxLength: DEFAULT_MAX_LENGTH, ...setting } : setting]),
  );
  const validate = new Ajv2020({ allErrors: true, strict: true, useDefaults: true, ownProperties: true }).compile({
    type: 'object',
    properties,
    required: schema?.required ?? [],
    additionalProperties: false,
  });
  const config: unknown = structuredClone(given);
  if (validate(config)) return { ok: true, config: config as PluginConfig };
  return { ok: false, issues: (validate.errors ?? []).map(issueOf) };
}

function issueOf(error: ErrorObject): ValidationIssue {
  const { keyword, instancePath, params } = error as { keyword: string; instancePath: string; params: Record<string, unknown> };
  switch (keyword) {
    case 'required':
      return { path: pathOf(`${instancePath}/${String(params['missingProperty'])}`), code: 'REQUIRED', message: { ru: 'Эту настройку нужно задать.', en: 'This setting has to be given.' } };
    case 'additionalProperties':
      return { path: pathOf(`${instancePath}/${String(params['additionalProperty'])}`), code: 'UNKNOWN_FIELD', message: { ru: 'У плагина нет такой настройки.', en: 'The plugin has no such setting.' } };
    case 'type':
      return { path: pathOf(instancePath), code: 'WRONG_TYPE', message: { ru: `Здесь нужно значение типа ${String(params['type'])}.`, en: `This has to be of the type ${String(params['type'])}.` } };
    case 'enum':
      return { path: pathOf(instancePath), code: 'UNKNOWN_VALUE', message: choose(params['allowedValues'] as unknown[]) };
    default:
      return { path: pathOf(instancePath), code: 'OUT_OF_RANGE', message: { ru: `Значение не подходит: ${error.message ?? keyword}.`, en: `The value does not fit: it ${error.message ?? keyword}.` } };
  }
}

function choose(values: readonly unknown[]): LocalizedText {
  return { ru: `Выберите одно из: ${values.join(', ')}.`, en: `Choose one of ${values.join(', ')}.` };
}

function pathOf(pointer: string): string[] {
  return ['config', ...pointer.split('/').filter((part) => part !== '')];
}

const UNFIT: LocalizedText = { ru: 'Настройки слишком велики, или в них есть знаки, которых не видно.', en: 'The settings are too large, or have characters that are never shown.' };
