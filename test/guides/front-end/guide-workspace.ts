import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';

const repository = join(import.meta.dirname, '../../..');

/** The guide of front ends. */
export const GUIDE = join(repository, 'docs/guides/front-end.md');
const PROGRAMS = join(import.meta.dirname, 'programs');

/** Environment variables. */
type Environment = Readonly<Record<string, string>>;

/** A project that somebody makes by copying every file out of the guide and installing what it says. */
export interface GuideWorkspace {
  /** Names of the files that were copied. */
  readonly files: readonly string[];
  /** Runs the compiler as the guide does. @throws Error with what it said */
  typeCheck(): Promise<string>;
  /** Runs one of `programs/` in Node, and gives the JSON that it printed. @throws Error when a library warned of something */
  run(program: string, environment: Environment): Promise<unknown>;
  /** Runs one of the guide's own files in Node, and gives what it printed. */
  runFile(file: string, environment: Environment): Promise<string>;
  remove(): Promise<void>;
}

const FILE_BLOCK = /^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm;
const INSTALL = /npm install (?:-D )?([^\n`(]+)/g;
const PACKAGE = /^(@?[^@]+)(?:@(\d+))?$/;
const OURS = '@otklik/';
/** Less than a test may take, so that its failure shows what the program said. */
const PROGRAM_MS = 150_000;
const TOOL_MS = 150_000;

/**
 * Makes the project in a temporary folder, and its types by codegen from the committed schema. It sees only the packages that the
 * guide installs, in the versions that it names.
 * @param programs the folder of those that `run` runs
 */
export async function createGuideWorkspace(guide = GUIDE, programs = PROGRAMS): Promise<GuideWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), 'otklik-front-end-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true });
  try {
    return { ...(await fill(folder, guide, programs)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function fill(folder: string, guide: string, programs: string): Promise<Omit<GuideWorkspace, 'remove'>> {
  const text = await readFile(guide, 'utf8');
  const files: string[] = [];
  for (const [, file, content] of text.matchAll(FILE_BLOCK)) {
    await mkdir(dirname(join(folder, file!)), { recursive: true });
    await writeFile(join(folder, file!), content!);
    files.push(file!);
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await cp(join(repository, 'schema/public.graphql'), join(folder, 'schema.graphql'));
  const wanted = [...text.matchAll(INSTALL)].flatMap(([, packages]) => packages!.trim().split(/\s+/));
  const node = (path: string, args: readonly string[], timeout: number, environment: Environment = {}): Promise<string> =>
    new Promise((resolve, reject) => {
      const env = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: join(folder, '.cache'), ...environment };
      const options = { cwd: folder, env, timeout };
      // Libraries in the form for development, as in Vite's development server: they warn of what production would swallow.
      execFile(process.execPath, ['--conditions=development', path, ...args], options, (error, stdout, stderr) => {
        if (error === null && stderr === '') resolve(stdout);
        else reject(new Error(`${path} failed\n${stdout}${stderr}`));
      });
    });
  const packTypes = async (project: string, outDir: string): Promise<unknown> => node(await programOf('typescript', 'tsc'), ['-p', project, '--outDir', outDir], TOOL_MS);
  for (const name of new Set(wanted)) await (name.startsWith(OURS) ? pack(folder, name, packTypes) : install(folder, name));
  await node(await programOf('@graphql-codegen/cli', 'graphql-codegen'), ['--silent'], TOOL_MS);
  return {
    files,
    typeCheck: async () => node(await programOf('typescript', 'tsc'), ['-p', '.'], TOOL_MS),
    run: async (program, environment) => {
      const path = join(programs, program);
      return JSON.parse(await node(path, [], PROGRAM_MS, { ...environment, GUIDE_WORKSPACE: folder })) as unknown;
    },
    runFile: (file, environment) => node(join(folder, file), [], PROGRAM_MS, environment),
  };
}

/** Puts a package where the project finds it. @throws Error when this repository has another major version than the guide asks for */
async function install(folder: string, wanted: string): Promise<void> {
  const [, name, major] = PACKAGE.exec(wanted)!;
  const place = await placeOf(name!);
  const { version } = await manifestOf(place);
  if (major !== undefined && version.split('.')[0] !== major) throw new Error(`The guide says ${wanted}, the tests have ${version}`);
  const link = join(folder, 'node_modules', name!);
  await mkdir(dirname(link), { recursive: true });
  await symlink(place, link);
}

/** Makes one of our own packages as `npx pnpm pack` would, and puts it there. */
async function pack(folder: string, name: string, build: (project: string, outDir: string) => Promise<unknown>): Promise<void> {
  // What its settings extend is found from where it really is.
  const place = await realpath(await placeOf(name));
  const target = join(folder, 'node_modules', name);
  await mkdir(target, { recursive: true });
  await cp(join(place, 'package.json'), join(target, 'package.json'));
  await build(join(place, 'tsconfig.build.json'), join(target, 'dist'));
}

async function placeOf(name: string): Promise<string> {
  for (const root of [join(repository, 'test'), repository]) {
    const place = join(root, 'node_modules', name);
    if (await stat(place).catch(() => null)) return place;
  }
  throw new Error(`The guide installs ${name}, which the tests do not have: add it to test/package.json`);
}

async function programOf(name: string, command: string): Promise<string> {
  const place = await placeOf(name);
  return join(place, (await manifestOf(place)).bin[command]!);
}

async function manifestOf(place: string): Promise<{ version: string; bin: Record<string, string> }> {
  return JSON.parse(await readFile(join(place, 'package.json'), 'utf8')) as { version: string; bin: Record<string, string> };
}
