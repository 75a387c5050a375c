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
  readonly queueProducers: BindingGroup;
};

/** Reads the variables of wrangler.toml and .dev.vars. */
export function readVariables(): Readonly<Record<string, unknown>> {
  return readBindings({}).bindings;
}

/** Reads the bindings and the static assets of wrangler.toml, and applies the options to them. */
export function readBindings({
  quota,
  queueDelaySeconds,
}: Pick<WorkerOptions, "quota" | "queueDelaySeconds">): Bindings {
  const { modulesRules: _, ...rest } = readWorkerOptions();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- wrangler's types are wider
  const { queueProducers, bindings: variables, ...bindings } = rest as TomlBindings;
  const quotas = quota !== undefined && {
    KEY_QUOTA: String(quota),
    WORKSPACE_QUOTA: String(quota),
  };
  const delay = queueDelaySeconds !== undefined && { deliveryDelay: queueDelaySeconds };
  return Object.assign(bindings, {
    bindings: { ...variables, ...quotas },
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
