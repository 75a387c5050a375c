import { createRequire } from "node:module";
import { type Browser, type Page } from "playwright-core";
import { chromiumHint, openBrowser } from "../../../scripts/lab/browser.ts";
import { type Schemas } from "../../../src/client/client.ts";
import { requireData } from "../../../src/client/problem.ts";
import { openJourneyEnvironment } from "../../environments/journey.ts";

/** Whether this machine has Chromium. Without it, the tests of the dashboard are skipped. */
export const hasChromium = chromiumHint === undefined;

if (!hasChromium) {
  console.warn(`Skipping the tests of the dashboard. ${chromiumHint}`);
}

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** A backlog of 60 items that the default model ranks by their numbers, and a browser. */
export type DashboardEnvironment = {
  readonly workspace: { readonly id: string; readonly key: string };
  readonly url: () => string;
  readonly client: ReturnType<JourneyEnvironment["openClient"]>;
  /** Opens a page with the session of its own browser context. */
  readonly openPage: (options?: PageOptions) => Promise<Page>;
  readonly closePages: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type JourneyEnvironment = Awaited<ReturnType<typeof openJourneyEnvironment>>;

export type PageOptions = {
  readonly path?: string;
  readonly key?: string;
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
};

export async function openDashboard(): Promise<DashboardEnvironment> {
  const environment = await openJourneyEnvironment();
  const workspace = await environment.createWorkspace();
  const client = environment.openClient(workspace.key);
  await client.POST("/v1/workspaces/{workspaceId}/items:batch", {
    params: { path: { workspaceId: workspace.id } },
    body: { operations: Array.from({ length: 60 }, (_, index) => createOperation(index + 1)) },
  });
  const browser = await openBrowser();
  return {
    workspace,
    url: environment.url,
    client,
    openPage: (options = {}) => openPage(browser, { url: environment.url(), workspace }, options),
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await environment.close();
    },
  };
}

function createOperation(number: number) {
  return {
    op: "create" as const,
    item: {
      title: `Item ${number}`,
      external_id: `SHOP-${number}`,
      team: number % 2 === 0 ? "Even" : "Odd",
      ratings: { business_value: 10 - (number % 10), technical_complexity: 1 + (number % 7) },
    },
  };
}

async function openPage(
  browser: Browser,
  { url, workspace }: { readonly url: string; readonly workspace: { readonly key: string } },
  { path = "/", key = workspace.key, colorScheme = "light", width = 1_440 }: PageOptions,
): Promise<Page> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${url}/app${path}#key=${key}`);
  return page;
}

/** Creates a key of a viewer, who may read everything and change nothing. */
export async function createViewerKey({ client, workspace }: DashboardEnvironment) {
  const { key } = requireData(
    await client.POST("/v1/workspaces/{workspaceId}/keys", {
      params: { path: { workspaceId: workspace.id } },
      body: { name: "Viewer", role: "viewer" },
    }),
  );
  return key;
}

/** Creates or changes the item with an external id. */
export async function putItem(
  { client, workspace }: DashboardEnvironment,
  externalId: string,
  body: Schemas["ItemPatch"],
): Promise<void> {
  const path = { workspaceId: workspace.id, externalId };
  requireData(
    await client.PUT("/v1/workspaces/{workspaceId}/items/external/{externalId}", {
      params: { path },
      body,
    }),
  );
}

/** Both colour schemes, each in a wide and in a narrow window. */
export const appearances = [
  { colorScheme: "light", width: 1_440 },
  { colorScheme: "dark", width: 1_440 },
  { colorScheme: "light", width: 390 },
  { colorScheme: "dark", width: 390 },
] as const;

/** Runs axe on a page, once it shows an element, and returns its findings. */
export async function findAccessibilityFaults(
  page: Page,
  selector = "[role=row]",
): Promise<string[]> {
  // Before that, the page has no session that a reload would keep.
  await page.locator(selector).first().waitFor();
  await addAxe(page);
  await page.locator(selector).first().waitFor();
  return runAxe(page);
}

/**
 * Adds axe to a page, and loads the page again. The policy of the page forbids scripts from
 * elsewhere, so axe runs as a function of the test.
 */
export async function addAxe(page: Page): Promise<void> {
  await page.context().addInitScript({ path: axePath });
  await page.reload();
}

/** Runs axe on a page as it is, and returns its findings. */
export async function runAxe(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResult>("axe.run()");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

type AxeResult = {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
};

/** Waits until the list shows items. */
export async function waitForRows(page: Page): Promise<void> {
  await page.locator(".virtual-rows .title").first().waitFor();
}

/** Reads the titles of the best items. */
export async function readTitles(page: Page, count: number): Promise<(string | null)[]> {
  const rows = Array.from({ length: count }, (_, index) =>
    page.locator(`#row-${index} .title`).textContent(),
  );
  return Promise.all(rows);
}
