import { type QueuedJob } from "./contract/queued-job.ts";
import { type Quotas } from "./live/quotas.ts";
import { type Room } from "./live/room.ts";
import { parseVariables, type VariableFault } from "./platform/variables.ts";

/** Bindings of wrangler.toml, by name. */
export type Env = {
  readonly DB: D1Database;
  readonly CACHE: KVNamespace;
  readonly JOBS: Queue<QueuedJob>;
  readonly IMPORTS: Queue<QueuedJob>;
  readonly STABILITY: Queue<QueuedJob>;
  readonly POINTS: AnalyticsEngineDataset;
  /** Counts failed authentications in each location. */
  readonly LIMITER?: RateLimit;
  /** The static files. */
  readonly ASSETS: Fetcher;
  readonly ROOMS: DurableObjectNamespace<Room>;
  readonly QUOTAS: DurableObjectNamespace<Quotas>;
  readonly VERSION: WorkerVersionMetadata;
  readonly ORIGIN: string;
  readonly PUBLIC_ORIGIN?: string;
  readonly SENTRY_DSN: string;
  readonly KEY_QUOTA?: string;
  readonly WORKSPACE_QUOTA?: string;
  readonly SOCKETS_PER_KEY?: string;
  readonly SOCKETS_PER_WORKSPACE?: string;
  readonly SOCKET_IDLE_SECONDS?: string;
  readonly ROOT_KEY?: string;
  /** Reports the fault of the disk. Only a local server has this binding. */
  readonly DISK_FAULT?: Fetcher;
};

type ParsedVariables = ReturnType<typeof parseVariables>;

let parsedEnv: (ParsedVariables & { readonly env: Env }) | undefined;

/**
 * Returns the parsed variables and their faults. Parses them once per isolate, and then reports
 * each fault.
 */
export function readVariables(
  env: Env,
  reportFault: (fault: VariableFault) => void,
): ParsedVariables {
  if (parsedEnv?.env === env) {
    return parsedEnv;
  }
  const parsed = parseVariables(env);
  for (const fault of parsed.faults) {
    reportFault(fault);
  }
  parsedEnv = { env, ...parsed };
  return parsedEnv;
}
