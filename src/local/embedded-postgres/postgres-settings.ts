/** By name, as `postgres -c` takes them. */
export type PostgresSettings = Readonly<Record<string, string>>;

/** For one service on somebody's own machine: safe on disk, modest in memory, reachable from this machine alone. */
export const LOCAL_SETTINGS: PostgresSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  // API, worker and listener of up to three processes take 48; the rest is for people and their tools.
  max_connections: '60',
  shared_buffers: '64MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  // Shared memory is 64 MB in a container by default, which parallel queries exceed.
  max_parallel_workers_per_gather: '0',
  // Short queries all: compiling one takes longer than running it.
  jit: 'off',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Statements and details of errors carry names and addresses of candidates, which do not belong into a log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

export function asParameters(settings: PostgresSettings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
