const everyMs = 60_000;

/**
 * Does what the platform's clock does: no cron fires by itself in a local runtime, and the sweep is
 * what finds work that a stopped queue has lost. Once now, then every minute; a tick that fails is
 * made up for by the next. Ends with the process.
 */
export function keepTime(url: string, crons: readonly string[]): void {
  const tick = () => Promise.all(crons.map((cron) => fire(url, cron)));
  void tick();
  setInterval(() => void tick(), everyMs).unref();
}

/** The cron expressions of a wrangler.toml. */
export function cronsIn(toml: string): string[] {
  const [, list = ""] = /^crons = \[([^\]]*)\]/m.exec(toml) ?? [];
  return [...list.matchAll(/"([^"]+)"/g)].map(([, cron = ""]) => cron);
}

async function fire(url: string, cron: string): Promise<void> {
  try {
    const query = new URLSearchParams({ cron });
    const response = await fetch(`${url}/cdn-cgi/handler/scheduled?${query.toString()}`);
    await response.arrayBuffer();
  } catch {
    // The next minute comes.
  }
}
