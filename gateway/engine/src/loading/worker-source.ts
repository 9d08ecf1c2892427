/** Lets a worker run our TypeScript as it stands, where tests run from the sources: there, `./x.js` is the file `./x.ts`. */
const FROM_SOURCES = `import { registerHooks } from 'node:module';
registerHooks({ resolve(name, context, next) {
  try { return next(name, context); } catch (error) {
    if (name.startsWith('.') && name.endsWith('.js')) return next(name.slice(0, -3) + '.ts', context);
    throw error;
  }
} });`;

/** How a module beside the one at `importer` is started as a worker. */
export function workerSource(importer: string, name: string): { readonly url: URL; readonly execArgv: string[] } {
  const quiet = '--disable-warning=ExperimentalWarning';
  if (!importer.endsWith('.ts')) return { url: new URL(`./${name}.js`, importer), execArgv: [quiet] };
  const hooks = `data:text/javascript,${encodeURIComponent(FROM_SOURCES)}`;
  return { url: new URL(`./${name}.ts`, importer), execArgv: [quiet, '--experimental-transform-types', '--import', hooks] };
}
