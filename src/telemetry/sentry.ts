import { Toucan } from "toucan-js";

export type ReporterOptions = {
  /** A Sentry DSN; empty reports to the log only. */
  readonly dsn: string;
  readonly release: string;
  /** `waitUntil`: the report goes on after the answer has left. */
  readonly waitUntil: (work: Promise<unknown>) => void;
};

/**
 * Tells Sentry of the error and what stands beside it; of the request, its headers or body, nothing.
 *
 * A file of its own, since what is loaded when it is needed is bundled as a whole: of this file all
 * is needed, of toucan-js a part.
 */
export function sendToSentry(
  { dsn, release, waitUntil: later }: ReporterOptions,
  error: unknown,
  about: Readonly<Record<string, unknown>>,
): void {
  const waitUntil = (work: Promise<unknown>) => later(work.catch(() => undefined));
  const sentry = new Toucan({ dsn, release, context: { waitUntil } });
  sentry.setExtras({ ...about });
  sentry.captureException(error);
}
