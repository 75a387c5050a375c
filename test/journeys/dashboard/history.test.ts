import { type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { requireData } from "../../../src/client/problem.ts";
import {
  appearances,
  createViewerKey,
  type DashboardEnvironment,
  findAccessibilityFaults,
  hasChromium,
  openDashboard,
  putItem,
} from "./dashboard.ts";

let dashboard: DashboardEnvironment;

describe.skipIf(!hasChromium)("the history page", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
    await waitForRankings(1);
    await putItem(dashboard, "SHOP-9", { ratings: { business_value: 10 } });
    await waitForRankings(2);
    await putItem(dashboard, "SHOP-70", { title: "Item 70", ratings: { business_value: 9 } });
    await waitForRankings(3);
  }, 120_000);

  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("compares the newest ranking with the one before it", async () => {
    const page = await openHistory();
    expect(await page.locator(".mark").count()).toBe(3);
    expect(await page.locator(".mark[aria-pressed=true]").count()).toBe(2);
    const entered = page.locator(".changes", { hasText: "Entered" }).first();
    expect(await entered.getByRole("link").allTextContents()).toEqual(["Item 70"]);
    await page.getByText("of 100 pairs of items kept their order").or(kept(page)).first().waitFor();
  });

  test("says which rating moved an item", async () => {
    const page = await openHistory();
    await page.locator(".mark").first().click();
    const own = page.locator(".changes", { hasText: "their own ratings changed" });
    await own.getByText("What changed").click();
    await own.getByText("Business value").waitFor();
    expect(await own.locator(".what-changed li").textContent()).toMatch(/1 → 10/);
    await own.getByRole("link", { name: "Item 9" }).click();
    await page.waitForURL(/\/items\/itm_/);
  });

  test("selects points by keyboard, and keeps them in the URL", async () => {
    const page = await openHistory();
    await page.locator(".mark[tabindex='0']").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.waitForURL(/from=rnk_/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+Enter");
    await page.waitForURL(/to=rnk_/);
    const heading = await readHeading(page);
    await page.reload();
    expect(await readHeading(page)).toBe(heading);
    await page.getByRole("button", { name: "Last change" }).click();
    await page.waitForURL((url) => !url.search.includes("to="));
    expect(await readHeading(page)).not.toBe(heading);
  });

  test("selects points in the table", async () => {
    const page = await openHistory();
    await page.getByText("Show as table").click();
    await page
      .getByRole("button", { name: /^Compare from generation/ })
      .last()
      .click();
    await page.waitForURL(/from=rnk_/);
    expect(await page.locator(".point-table [aria-pressed=true]").count()).toBe(2);
  });

  test("explains a date before the first ranking, and recovers with another choice", async () => {
    const page = await openHistory();
    await page.getByLabel("From a date").fill("2020-01-01");
    await page.getByText("The workspace did not exist yet").waitFor();
    await page.getByRole("button", { name: "Try again" }).waitFor();
    await page.getByRole("button", { name: "Last change" }).click();
    expect(await readHeading(page)).toMatch(/^From generation/);
  });

  test("follows new rankings without a reload", async () => {
    const page = await openHistory();
    await putItem(dashboard, "SHOP-71", { title: "Item 71" });
    await page.locator(".mark").nth(3).waitFor({ timeout: 20_000 });
    expect(await page.locator(".mark").count()).toBe(4);
  });

  test("says what a model without stored rankings needs", async () => {
    const page = await dashboard.openPage({ path: "/history?model=rice" });
    await page.getByText("No ranking is stored yet").waitFor();
    expect(await page.getByLabel("From a date").isEnabled()).toBe(true);
  });

  test("shows a viewer the same page", async () => {
    const page = await openHistory({ key: await createViewerKey(dashboard) });
    expect(await readHeading(page)).toMatch(/^From generation/);
  });

  test.each(appearances)(
    "has no accessibility fault ($colorScheme, $width px)",
    async (options) => {
      const page = await openHistory(options);
      expect(await findAccessibilityFaults(page, ".facts")).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
    },
  );
});

async function openHistory(options: Parameters<DashboardEnvironment["openPage"]>[0] = {}) {
  const page = await dashboard.openPage({ path: "/history", ...options });
  await page.locator(".facts").waitFor();
  return page;
}

function kept(page: Page) {
  return page.getByText("pair of items kept its order");
}

async function readHeading(page: Page): Promise<string | null> {
  return page.getByRole("heading", { name: /^From generation/ }).textContent();
}

/** Waits until a number of rankings is stored: the queue publishes them after the writes. */
async function waitForRankings(count: number): Promise<void> {
  const params = { path: { workspaceId: dashboard.workspace.id } };
  await vi.waitFor(
    async () => {
      const result = await dashboard.client.GET("/v1/workspaces/{workspaceId}/rankings", {
        params,
      });
      expect(requireData(result).data.length).toBeGreaterThanOrEqual(count);
    },
    { timeout: 30_000, interval: 200 },
  );
}
