/**
 * Places kept for code in plugins. A manifest of this version of the contract leaves all of them empty; the names below will
 * not be given another meaning.
 */

/** Hooks that only compute, without a clock or chance, so that a term can be counted again. */
export type PureHookName = 'validate' | 'deadline' | 'route';

/** Hooks that answer with intents (comment, notify, http request), which the platform checks and carries out. */
export type EffectHookName = 'onStatus';

/** The names of hooks: functions of a pre-bundled `hooks.js`, JSON in, JSON out, in a sandbox. */
export type HookName = PureHookName | EffectHookName;

/** The file of a release that hooks will come from. */
export const HOOKS_FILE = 'hooks.js';

/** What a hook's intents may need: `comment`, `notify`, or `http:<host>` for requests to one host. */
export type PluginPermission = 'comment' | 'notify' | `http:${string}`;
