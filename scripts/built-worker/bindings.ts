import { join } from "node:path";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { type WorkerOptions } from "../built-worker.ts";

/** The bindings of one kind, by name. */
type BindingGroup = Readonly<Record<string, object>>;

type Bindings = {
  readonly compatibilityDate: string;
  readonly d1Databases: Readonly<Record<string, { readonly id: string }>>;
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly serviceBindings?: Readonly<Record<string, string>>;
};

type TomlBindings = Bindings & {
  readonly ratelimits: BindingGroup;
  readonly queueProducers: BindingGroup;
};

/** Reads the bindings and the static assets of wrangler.toml, and applies the options to them. */
export function readBindings({ rateLimit, queueDelaySeconds }: WorkerOptions): Bindings {
  const { modulesRules: _, ...rest } = readWorkerOptions();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- wrangler's types are wider
  const { ratelimits, queueProducers, ...bindings } = rest as TomlBindings;
  const limit = typeof rateLimit === "number" && { simple: { limit: rateLimit, period: 60 } };
  const delay = queueDelaySeconds !== undefined && { deliveryDelay: queueDelaySeconds };
  return Object.assign(bindings, {
    ratelimits: rateLimit === "none" ? {} : changeEach(ratelimits, limit),
    queueProducers: changeEach(queueProducers, delay),
  });
}

function changeEach(group: BindingGroup, change: object | false): BindingGroup {
  return Object.fromEntries(
    Object.entries(group).map(([key, binding]): [string, object] => [
      key,
      { ...binding, ...change },
    ]),
  );
}

/** Calls wrangler without its log, which would name the files that it reads. */
function readWorkerOptions(): Record<string, unknown> {
  const { WRANGLER_LOG: level = "log" } = process.env;
  process.env["WRANGLER_LOG"] = "error";
  try {
    const file = join(import.meta.dirname, "../../wrangler.toml");
    return unstable_getMiniflareWorkerOptions(file).workerOptions;
  } finally {
    process.env["WRANGLER_LOG"] = level;
  }
}
