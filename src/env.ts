import { z } from "zod";
import { type QueuedJob } from "./contract/queued-job.ts";
import { type Room } from "./live/room.ts";

/** What wrangler.toml binds, by the names it has there. */
export type Env = {
  readonly DB: D1Database;
  readonly CACHE: KVNamespace;
  readonly JOBS: Queue<QueuedJob>;
  readonly IMPORTS: Queue<QueuedJob>;
  readonly STABILITY: Queue<QueuedJob>;
  readonly POINTS: AnalyticsEngineDataset;
  /** A Worker that has none lets everybody in. */
  readonly LIMITER?: RateLimit;
  readonly ROOMS: DurableObjectNamespace<Room>;
  readonly VERSION: WorkerVersionMetadata;
  readonly ORIGIN: string;
  readonly SENTRY_DSN: string;
  readonly ROOT_KEY?: string;
};

const Variables = z.object({
  /** The host under which copies are named in the Cache API. */
  ORIGIN: z.url({ protocol: /^https?$/ }).refine((text) => !text.endsWith("/"), {
    message: "It ends without a slash.",
  }),
  SENTRY_DSN: z.union([z.literal(""), z.url()]),
  /** Makes workspaces; without it, nobody can. At least 20 characters. */
  ROOT_KEY: z.string().min(20).optional(),
});

export type Variables = z.infer<typeof Variables>;

let checkedEnv: { readonly env: Env; readonly variables: Variables } | undefined;

/** The variables, checked once an isolate. Refuses to start on a bad one, and says which. */
export function readVariables(env: Env): Variables {
  if (checkedEnv?.env === env) {
    return checkedEnv.variables;
  }
  const read = Variables.safeParse(env);
  if (!read.success) {
    throw new RangeError(`wrangler.toml or a secret is wrong: ${z.prettifyError(read.error)}`);
  }
  checkedEnv = { env, variables: read.data };
  return read.data;
}
