import { log } from "./log.ts";
import { type ReporterOptions } from "./sentry.ts";

/** Reports an error with its context. Never throws, and does not block the caller. */
export type Reporter = (error: unknown, about?: Readonly<Record<string, unknown>>) => void;

/** Opens the reporter of one invocation. It logs every error, and sends it to Sentry. */
export function openReporter(options: ReporterOptions): Reporter {
  return (thrown, about = {}) => {
    log({ level: "error", ...about, ...describeError(thrown) });
    if (options.dsn !== "") {
      // If the request to Sentry fails, the log still has the error.
      options.waitUntil(send(options, thrown, about).catch(() => undefined));
    }
  };
}

/** Sends an error to Sentry. Loads the client on first use, because most isolates never report. */
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
