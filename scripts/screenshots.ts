/**
 * `npm run screenshots`: takes the picture of the README (`docs/dashboard.png`), and pictures of
 * every page, in both colour schemes, wide and narrow, into `.wrangler/screenshots`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, type Page } from "playwright-core";
import { openBrowser } from "./lab/browser.ts";
import { localFolder, root } from "./start/paths.ts";

const port = 8_793;
const folder = join(localFolder, "screenshots");
const picture = join(root, "docs/dashboard.png");

/** The size of the picture of the README. */
const pictureSize = { width: 1_280, height: 720 };

/** A moment in which the page loads its data and draws it. */
const settleMs = 1_500;

const views = [
  { colorScheme: "light", width: 1_440, height: 900 },
  { colorScheme: "dark", width: 1_440, height: 900 },
  { colorScheme: "light", width: 390, height: 844 },
  { colorScheme: "dark", width: 390, height: 844 },
] as const;

const state = await mkdtemp(join(tmpdir(), "ordinal-screenshots-"));
const server = spawn(process.execPath, ["scripts/start.ts", "--port", String(port)], {
  cwd: root,
  env: { ...process.env, ORDINAL_LOCAL_FOLDER: state },
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const link = await readLink();
  const browser = await openBrowser();
  mkdirSync(folder, { recursive: true });
  await takePicture(browser, link);
  for (const view of views) {
    // oxlint-disable-next-line no-await-in-loop -- a key may have only a few sockets
    await takePages(browser, link, view);
  }
  await browser.close();
  console.log(`${picture}\n${folder}`);
} finally {
  server.kill("SIGTERM");
  await once(server, "close");
  await rm(state, { recursive: true, force: true });
}

/** Reads the link to the dashboard, which `npm start` prints with a key. */
async function readLink(): Promise<string> {
  for await (const line of createInterface(server.stdout)) {
    const link = /http:\/\/localhost\S+#key=\S+/.exec(line)?.[0];
    if (link !== undefined) {
      server.stdout.resume();
      return link;
    }
  }
  throw new Error("npm start ended before it printed the link to the dashboard.");
}

/** Takes the picture of the README: the ranking with changed weights. */
async function takePicture(browser: Browser, link: string): Promise<void> {
  const page = await browser.newPage({ viewport: pictureSize, colorScheme: "light" });
  await openRanking(page, link);
  await page.getByRole("button", { name: "Adjust weights" }).click();
  await page.getByLabel("Weight of Technical complexity").fill("0.1");
  await page.waitForTimeout(settleMs);
  await page.screenshot({ path: picture });
  await page.close();
}

type View = (typeof views)[number];

/** Takes a picture of every page of the rail, and of an item. */
async function takePages(browser: Browser, link: string, view: View): Promise<void> {
  const { colorScheme, width, height } = view;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await openRanking(page, link);
  const pages = await page.locator('.rail-links a[href^="/app"]').all();
  const links = [...pages, page.locator(".virtual-rows .title").first()];
  const paths = await Promise.all(links.map(async (each) => each.getAttribute("href")));
  for (const path of paths) {
    // oxlint-disable-next-line no-await-in-loop -- one page shows one path at a time
    await takePage(page, `${new URL(link).origin}${path}`, `${colorScheme}-${width}`);
  }
  await page.close();
}

async function takePage(page: Page, url: string, suffix: string): Promise<void> {
  await page.goto(url);
  await page.waitForTimeout(settleMs);
  const { pathname } = new URL(url);
  const name = pathname.replaceAll(/^\/app\/?|\/itm_.*$/g, "").replaceAll("/", "-") || "ranking";
  await page.screenshot({ path: join(folder, `${name}-${suffix}.png`) });
}

async function openRanking(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator(".virtual-rows .title").first().waitFor();
}
