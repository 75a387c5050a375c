import { log } from "./log.ts";
import { type ReporterOptions } from "./sentry.ts";

/** Where bugs and the world's failures are told of. Never throws, and is never waited for. */
export type Reporter = (error: unknown, about?: Readonly<Record<string, unknown>>) => void;

/** Opens the reporter of one invocation. What is told always stands in the log, too. */
export function openReporter(options: ReporterOptions): Reporter {
  return (thrown, about = {}) => {
    log({ level: "error", ...about, ...describeError(thrown) });
    if (options.dsn !== "") {
      // A report that cannot be sent is lost; the line in the log is not.
      options.waitUntil(send(options, thrown, about).catch(() => undefined));
    }
  };
}

/** Sentry's code is evaluated by the first report and not before: most isolates never run it. */
async function send(
  options: ReporterOptions,
  error: unknown,
  about: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { sendToSentry } = await import("./sentry.ts");
  sendToSentry(options, error, about);
}

function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) {
    return { error: String(error) };
  }
  const { name, message, stack, cause } = error;
  return { error: `${name}: ${message}`, stack, ...(cause !== undefined && describeCause(cause)) };
}

function describeCause(cause: unknown): Readonly<Record<string, unknown>> {
  return { cause: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) };
}
