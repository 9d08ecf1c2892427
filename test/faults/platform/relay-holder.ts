import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import type { FaultPlatform } from './fault-platform.js';
import type { SupervisedPart } from './supervised-part.js';

const HOLDER = `
  select client_port from pg_stat_activity join pg_locks using (pid)
  where application_name = 'otklik relay' and locktype = 'advisory' and granted and client_port > 0`;

/** The part whose relay numbers the events at the moment; null when none does, or PostgreSQL does not say. */
export async function relayHolder(platform: FaultPlatform): Promise<SupervisedPart | null> {
  const rows = await platform.query<{ client_port: number }>(HOLDER).catch(() => []);
  const { gatewayToDatabase, subgraphsToDatabase } = platform.networks;
  const ports = rows.map(({ client_port: port }) => gatewayToDatabase.clientOf(port) ?? subgraphsToDatabase.clientOf(port));
  const inodes = new Set(ports.flatMap((port) => (port === null ? [] : socketsAt(port))));
  return platform.parts.find(({ pid }) => pid !== null && socketsOf(pid).some((inode) => inodes.has(inode))) ?? null;
}

/** The kernel's numbers of the sockets with this local port. */
function socketsAt(port: number): string[] {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local]) => local?.endsWith(ending) === true)
    .map((fields) => fields[9]!);
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []);
  } catch {
    // It has ended in between.
    return [];
  }
}
