import { Toucan } from "toucan-js";
import { redact } from "./redact.ts";

export type ReporterOptions = {
  /** A Sentry DSN; if empty, errors are only logged. */
  readonly dsn: string;
  readonly release: string;
  /** Continues the report after the response. */
  readonly waitUntil: (work: Promise<unknown>) => void;
};

/**
 * Sends an error and its context to Sentry, without headers or bodies of the request.
 *
 * This is a separate file because `import()` bundles a module completely: importing toucan-js
 * itself would include its unused parts.
 */
export function sendToSentry(
  options: ReporterOptions,
  error: unknown,
  about: Readonly<Record<string, unknown>>,
): void {
  const { dsn, release } = options;
  const waitUntil = (work: Promise<unknown>) => options.waitUntil(work.catch(() => undefined));
  const sentry = new Toucan({ dsn, release, context: { waitUntil }, beforeSend: redactEvent });
  sentry.setExtras({ ...about });
  sentry.captureException(error);
}

/** Removes secrets from an event. Its parts are plain JSON. */
function redactEvent<T>(event: T): T {
  const redacted: T = JSON.parse(redact(JSON.stringify(event)));
  return redacted;
}
