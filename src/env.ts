import { z } from "zod";
import { type QueuedJob } from "./contract/queued-job.ts";
import { type Room } from "./live/room.ts";

/** Bindings of wrangler.toml, by name. */
export type Env = {
  readonly DB: D1Database;
  readonly CACHE: KVNamespace;
  readonly JOBS: Queue<QueuedJob>;
  readonly IMPORTS: Queue<QueuedJob>;
  readonly STABILITY: Queue<QueuedJob>;
  readonly POINTS: AnalyticsEngineDataset;
  /** Without this binding, requests are not limited. */
  readonly LIMITER?: RateLimit;
  readonly ROOMS: DurableObjectNamespace<Room>;
  readonly VERSION: WorkerVersionMetadata;
  readonly ORIGIN: string;
  readonly PUBLIC_ORIGIN?: string;
  readonly SENTRY_DSN: string;
  readonly ROOT_KEY?: string;
};

const origin = z.url({ protocol: /^https?$/ }).refine((text) => new URL(text).origin === text, {
  message: "Send only the scheme, the host and the port, without a slash at the end.",
});

const Variables = z.object({
  /** The origin of keys in the Cache API. */
  ORIGIN: origin,
  /** The origin of the API for browsers; by default, the origin of each request. */
  PUBLIC_ORIGIN: origin.optional(),
  SENTRY_DSN: z.union([z.literal(""), z.url()]),
  /** Authorizes the creation of workspaces; without it, the Worker rejects every such request. */
  ROOT_KEY: z.string().min(20).optional(),
});

export type Variables = z.infer<typeof Variables>;

let parsedEnv: { readonly env: Env; readonly variables: Variables } | undefined;

/** Returns the parsed variables. Parses them once per isolate, and throws if one is invalid. */
export function readVariables(env: Env): Variables {
  if (parsedEnv?.env === env) {
    return parsedEnv.variables;
  }
  const parsed = Variables.safeParse(env);
  if (!parsed.success) {
    throw new RangeError(
      `Invalid variable in wrangler.toml or in a secret: ${z.prettifyError(parsed.error)}`,
    );
  }
  parsedEnv = { env, variables: parsed.data };
  return parsed.data;
}
