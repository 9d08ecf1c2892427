import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { StartError } from '../start-error.js';
import { closedFolder } from './closed-folder.js';
import { findNativeFiles } from './native-files.js';
import { readableNativeFiles } from './readable-copy.js';

interface User {
  uid: number;
  gid: number;
}

/** `nobody`, who exists wherever root does: no user is made for PostgreSQL. */
const NOBODY: User = { uid: 65_534, gid: 65_534 };

type Program = 'initdb' | 'postgres';

/** Runs PostgreSQL's programs as a user that they accept: they refuse root. */
export class Runner {
  private constructor(
    private readonly native: string,
    /** Who to become; null for an ordinary user, who stays who they are. */
    private readonly user: User | null,
    /** Whether the data lies below a folder that only root may enter. */
    private readonly pastClosedFolders: boolean,
  ) {}

  /** @param folder the existing folder that the data lies in */
  static async create(folder: string, dataFolder: string): Promise<Runner> {
    const native = await findNativeFiles();
    if (process.getuid?.() !== 0) return new Runner(native, null, false);
    const closed = await closedFolder(folder);
    if (closed !== null && !hasSetpriv()) {
      throw new StartError(
        `PostgreSQL cannot run as root below ${closed}, which other users may not enter: ` +
          'install setpriv (util-linux), choose another OTKLIK_HOME or run as an ordinary user',
      );
    }
    return new Runner(await readableNativeFiles(native), await userFor(dataFolder), closed !== null);
  }

  /** Gives a file or folder to the user that PostgreSQL runs as. */
  async own(path: string): Promise<void> {
    if (this.user !== null) await chown(path, this.user.uid, this.user.gid);
  }

  pathOf(program: Program): string {
    return join(this.native, 'bin', program);
  }

  /** @param output the descriptor of the file that gets what it prints; a pipe would break when this process is killed */
  spawn(program: Program, args: string[], output: number): ChildProcess {
    const [command, ...rest] = [...this.prefix(), this.pathOf(program), ...args];
    return spawn(command!, rest, {
      cwd: '/',
      // A session of its own, so that Ctrl-C in a terminal reaches only us and we stop it in order.
      detached: true,
      stdio: ['ignore', output, output],
      // Nothing of the caller's PG… variables; messages in English, since some are read.
      env: { PATH: process.env['PATH'], LC_MESSAGES: 'C' },
      ...(this.pastClosedFolders ? {} : this.user),
    });
  }

  /** One capability of root stays: to enter folders and open files that belong to others. */
  private prefix(): string[] {
    if (this.user === null || !this.pastClosedFolders) return [];
    const ids = [`--reuid=${this.user.uid}`, `--regid=${this.user.gid}`, '--clear-groups'];
    return ['setpriv', ...ids, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  }
}

/** Data that an ordinary user made before stays theirs. */
async function userFor(dataFolder: string): Promise<User> {
  const owner = await stat(dataFolder).catch(() => null);
  return owner === null || owner.uid === 0 ? NOBODY : { uid: owner.uid, gid: owner.gid };
}

function hasSetpriv(): boolean {
  return spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status === 0;
}
