export { checkConformance } from './conformance.js';
export { fakeCalendar, russianCalendar, type PluginCalendar } from './fake-calendar.js';
export { readManifest } from './read-manifest.js';
export { createPluginHarness, type FiledMessage, type HarnessOptions, type MessageDraft, type Outcome, type PluginHarness } from './harness.js';
