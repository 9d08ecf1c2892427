import { pluginSchema } from '@otklik/plugin-sdk';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { pointer, type ManifestIssue } from './manifest-invalid.js';

const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(pluginSchema);

/** Compares a value with plugin.schema.json. */
export function checkShape(json: unknown): ManifestIssue[] {
  if (validate(json)) return [];
  return (validate.errors ?? [])
    .filter(saysSomething)
    .map((error) => ({ path: placeOf(error), message: messageOf(error), code: 'SCHEMA' }));
}

/** `if` and `propertyNames` only repeat what the errors below them say. */
function saysSomething(error: ErrorObject): boolean {
  return error.keyword !== 'if' && error.keyword !== 'propertyNames';
}

function placeOf(error: ErrorObject): string {
  if (error.propertyName !== undefined) return error.instancePath + pointer(error.propertyName);
  if (error.keyword === 'additionalProperties') return error.instancePath + pointer(String(error.params['additionalProperty']));
  if (error.keyword === 'required') return error.instancePath + pointer(String(error.params['missingProperty']));
  return error.instancePath;
}

function messageOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'additionalProperties':
      return 'is not a property of the contract';
    case 'required':
      return 'is missing';
    case 'false schema':
      return 'does not belong to a field of this type';
    case 'enum':
      return `must be one of ${(error.params['allowedValues'] as unknown[]).join(', ')}`;
    case 'const':
      return `must be ${JSON.stringify(error.params['allowedValue'])}`;
    default:
      return `${error.propertyName === undefined ? '' : 'is a name that '}${error.message ?? 'is not valid'}`;
  }
}
