export { FormRegistry, type RegistryOptions } from './form-registry.js';
export type { DetailsAccepted, DetailsRefused } from './forms/check-details.js';
export type { AppealDetailsObject } from './forms/details-output.js';
export type { FieldValue, FormValues } from './forms/form.js';
export { ManifestInvalid, type ManifestIssue, type ManifestIssueCode } from './manifest/manifest-invalid.js';
export { parseManifest, type ParseOptions } from './manifest/parse-manifest.js';
export { categoryId, formName } from './names.js';
export type { CategoryTerm, ResolvedTerm } from './rules/resolve-term.js';
