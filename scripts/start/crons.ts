import { type BuiltWorker } from "../built-worker.ts";

const intervalMs = 60_000;

/**
 * Runs every cron trigger now and then once a minute, because no local runtime does. The sweep
 * among them finds jobs that a stopped queue has lost. A run that fails is retried a minute later.
 */
export function startCrons({ runCron }: Pick<BuiltWorker, "runCron">, crons: readonly string[]) {
  const runAll = () => void Promise.allSettled(crons.map((cron) => runCron(cron)));
  runAll();
  setInterval(runAll, intervalMs).unref();
}

/** Returns the cron expressions of a wrangler.toml. */
export function parseCrons(toml: string): string[] {
  const [, list = ""] = /^crons = \[([^\]]*)\]/m.exec(toml) ?? [];
  return [...list.matchAll(/"([^"]+)"/g)].map(([, cron = ""]) => cron);
}
