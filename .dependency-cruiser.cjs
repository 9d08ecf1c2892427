/** Who may import whom (docs/decisions/0001-the-house.md). Checked by `pnpm boundaries` and in CI. */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule('no-circular', 'Files that import each other cannot be understood apart.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('base-imports-nothing', 'kernel/base is pure.', { path: '^kernel/base/src', pathNot: '\\.test\\.ts$' }, { path: '^(kernel/(?!base)|plugins|subgraphs|gateway|app|test)|node_modules' }),
    rule('kernel-stands-alone', 'The kernel knows neither subgraphs nor the gateway nor the app.', { path: '^kernel/' }, { path: '^(subgraphs|gateway|app|plugins/(?!sdk))/' }),
    rule('subgraphs-stay-apart', 'Subgraphs meet in the graph, in published views and in events, never in code.', { path: '^subgraphs/([^/]+)/' }, { path: '^subgraphs/(?!$1/)' }),
    rule('subgraphs-below-gateway', 'A subgraph knows neither the gateway nor the app.', { path: '^subgraphs/' }, { path: '^(gateway|app)/' }),
    rule('gateway-knows-no-subgraph', 'The gateway serves any supergraph.', { path: '^gateway/' }, { path: '^(subgraphs|app|plugins|kernel/(database|subgraph|plugin-host))/', pathNot: '^kernel/database/' }),
    rule('engine-knows-nothing-of-otklik', 'gateway/engine is a library of its own.', { path: '^gateway/engine/' }, { path: '^(kernel|subgraphs|app|plugins|gateway/src)/' }),
    rule('plugins-import-the-sdk-only', 'Whatever a plugin needs is in the contract.', { path: '^plugins/(?!sdk/|testing/)', pathNot: '\\.test\\.ts$' }, { path: '^(kernel|subgraphs|gateway|app)/' }),
    rule('clients-stand-alone', 'A client knows the graph by its protocols, and brings nothing of the server into a browser.', { path: '^clients/', pathNot: '\\.(test|test-support)\\.ts$' }, { path: '^(kernel|subgraphs|plugins|gateway|app|test)/|^(node:|fs$|http$|path$|net$)' }),
    rule('nobody-stands-on-clients', 'Servers do not need their clients.', { path: '^(kernel|subgraphs|plugins|gateway|app)/', pathNot: '\\.test\\.ts$' }, { path: '^clients/' }),
    rule('domain-is-pure', 'domain/ holds rules: no I/O, no framework.', { path: '^subgraphs/[^/]+/src/domain/', pathNot: '\\.test\\.ts$' }, { pathNot: '^(subgraphs/[^/]+/src/domain/|kernel/base/|crypto$|node:crypto$)' }),
    rule('use-cases-know-no-graphql', 'A use-case can be called without GraphQL.', { path: '^subgraphs/[^/]+/src/use-cases/' }, { path: '^subgraphs/[^/]+/src/graphql/' }),
    rule('store-is-below', 'The store knows neither use-cases nor graphql.', { path: '^subgraphs/[^/]+/src/store/' }, { path: '^subgraphs/[^/]+/src/(use-cases|graphql)/' }),
    rule('packages-by-name', 'Another package is imported by its name, never by a path into it.', { path: '^(kernel|subgraphs|plugins)/([^/]+)/' }, { path: '^(kernel|subgraphs|plugins)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] }),
    rule('no-undeclared', 'Every package declares what it imports.', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] }),
    rule('no-unresolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^test/generated/|^gateway/src/page/assets/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
  },
};
