import { createFetcher } from './fetcher.js';
import { createLogin } from './login.js';

/** Puts GraphiQL (package `ruru`, served from /ide/) into the page, under the login bar. */
const config = JSON.parse(document.getElementById('page-config').textContent);

const WORKERS = { json: 'jsonWorker.js', graphql: 'graphqlWorker.js' };
globalThis.MonacoEnvironment = {
  getWorker: (_module, label) => new Worker(`/ide/${WORKERS[label] ?? 'editorWorker.js'}`, { type: 'module' }),
};

const login = createLogin(config);
const { React, createRoot, Ruru } = await import('/ide/ruru.js');

// The same key gives the same appeal, so a fresh visit to the page needs a fresh one.
const fresh = `tour-${crypto.randomUUID?.() ?? Date.now()}`;
const defaultTabs = config.tabs.map((tab) => ({ ...tab, variables: tab.variables?.replace('tour-new', fresh) }));

// GraphiQL takes the first tab's variables from its initial values, and would add a tab for them to those of an earlier visit.
const [first] = defaultTabs;
const firstVisit = localStorage.getItem('graphiql:tabState') === null;

createRoot(document.getElementById('ruru-root')).render(
  React.createElement(Ruru, {
    endpoint: config.endpoint,
    fetcher: createFetcher(config, login),
    defaultTabs,
    defaultQuery: '',
    ...(firstVisit && first !== undefined ? { initialQuery: first.query, initialVariables: first.variables } : {}),
    defaultEditorToolsVisibility: 'variables',
    showPersistHeadersSettings: false,
  }),
);
