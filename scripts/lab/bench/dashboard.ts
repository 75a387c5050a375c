import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, type Page } from "playwright-core";
import { openBrowser } from "../browser.ts";
import { type Harness, withWorkerCopy } from "./harness.ts";
import { requireBacklog } from "./imports.ts";
import { createMeasurement, type Measurement, repeat } from "./measurement.ts";

const assets = join(import.meta.dirname, "../../../dist/web/app/assets");

const pageScript = join(import.meta.dirname, "dashboard-page.js");

/**
 * Measures the dashboard in Chromium: the first rank on the screen, the time from a slider to the
 * new order, scrolling, and the sizes of its scripts.
 */
export async function measureDashboard(harness: Harness): Promise<Measurement[]> {
  const backlog = await requireBacklog(harness);
  const browser = await openBrowser();
  try {
    return await withWorkerCopy(harness, { backlog }, async ({ worker }) => {
      const context = await signIn(browser, worker.url, backlog.key);
      const hosts = new Set<string>();
      context.on("request", (request) => hosts.add(new URL(request.url()).host));
      const visits = await repeat(harness.rounds, () => visit(context, worker.url));
      return [
        ...describeVisits(visits),
        ...measureScripts(),
        createMeasurement({ name: "dashboard/other-hosts", unit: "hosts", goal: 0 }, [
          [...hosts].filter((host) => host !== new URL(worker.url).host).length,
        ]),
      ];
    });
  } finally {
    await browser.close();
  }
}

/** Opens a browser context with a session, as a reader has who comes back. */
async function signIn(browser: Browser, url: string, key: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  await context.addInitScript({ path: pageScript });
  const page = await context.newPage();
  await page.goto(`${url}/app/#key=${key}`);
  await page.locator(".virtual-rows .title").first().waitFor();
  await page.close();
  return context;
}

type DragResult = { readonly latenciesMs: readonly number[]; readonly framesMs: readonly number[] };

type ScrollResult = { readonly framesPerSecond: number; readonly rowsMax: number };

type Visit = {
  readonly firstRankMs: number;
  readonly drag: DragResult;
  readonly scroll: ScrollResult;
  readonly heapMegabytes: number;
};

/** Opens the ranking, drags a slider, and scrolls through the list. */
async function visit(context: BrowserContext, url: string): Promise<Visit> {
  const page = await context.newPage();
  await page.goto(`${url}/app/`);
  await page.locator(".virtual-rows .title").first().waitFor();
  const firstRankMs = await page.evaluate<number>("Number(document.documentElement.dataset.first)");
  const scroll = await page.evaluate<ScrollResult>("scrollList()");
  const heapMegabytes = await readHeap(page);
  await page.getByRole("button", { name: "Adjust weights" }).click();
  const drag = await page.evaluate<DragResult>("dragSlider()");
  await page.close();
  return { firstRankMs, drag, scroll, heapMegabytes };
}

/** Returns the heap of the page in megabytes, without garbage. The worker has a heap of its own. */
async function readHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

function describeVisits(visits: readonly Visit[]): Measurement[] {
  const latencies = visits.flatMap(({ drag }) => drag.latenciesMs).toSorted((a, b) => a - b);
  const frames = visits.flatMap(({ drag }) => drag.framesMs);
  const slowShare = frames.filter((ms) => ms > 20).length / Math.max(1, frames.length);
  const percentile = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? Number.NaN;
  return [
    createMeasurement(
      { name: "dashboard/first-rank", unit: "ms", goal: 1_000, note: "from the navigation" },
      visits.map(({ firstRankMs }) => firstRankMs),
    ),
    createMeasurement({ name: "dashboard/slider-p50", unit: "ms" }, [percentile(0.5)]),
    createMeasurement({ name: "dashboard/slider-p95", unit: "ms", goal: 60 }, [percentile(0.95)]),
    createMeasurement(
      { name: "dashboard/slow-frames", unit: "%", goal: 5, note: "over 20 ms, while dragging" },
      [100 * slowShare],
    ),
    createMeasurement(
      { name: "dashboard/scrolling", unit: "frames/s", goal: 55, better: "more" },
      visits.map(({ scroll }) => scroll.framesPerSecond),
    ),
    createMeasurement(
      { name: "dashboard/rows", unit: "rows", goal: 60, note: "in the document while scrolling" },
      visits.map(({ scroll }) => scroll.rowsMax),
    ),
    createMeasurement(
      { name: "dashboard/heap", unit: "MB", goal: 40, note: "of the page, without garbage" },
      visits.map(({ heapMegabytes }) => heapMegabytes),
    ),
  ];
}

/** Measures the scripts of the first route, and that of the ranking worker. */
function measureScripts(): Measurement[] {
  const html = readFileSync(join(assets, "../index.html"), "utf8");
  const names = readdirSync(assets);
  const first = names.filter((name) => name.endsWith(".js") && html.includes(name));
  const worker = names.filter((name) => name.startsWith("rank.worker"));
  const toKilobytes = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file))).length, 0) / 1_000;
  return [
    createMeasurement(
      { name: "dashboard/first-route", unit: "KB", goal: 40, note: "scripts, gzip" },
      [toKilobytes(first)],
    ),
    createMeasurement({ name: "dashboard/worker", unit: "KB", goal: 45, note: "gzip" }, [
      toKilobytes(worker),
    ]),
  ];
}
