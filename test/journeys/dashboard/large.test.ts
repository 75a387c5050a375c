import { type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { requireData } from "../../../src/client/problem.ts";
import {
  appearances,
  type DashboardEnvironment,
  hasChromium,
  openDashboard,
  type PageOptions,
  runAxe,
} from "./dashboard.ts";

let dashboard: DashboardEnvironment;

describe.skipIf(!hasChromium)("the ranking of a backlog that is too large for the browser", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
    const { client, workspace } = dashboard;
    const operations = Array.from({ length: 80 }, (_, index) => ({
      op: "create" as const,
      item: { title: `More ${index}`, ratings: { business_value: 1 + (index % 9) } },
    }));
    await client.POST("/v1/workspaces/{workspaceId}/items:batch", {
      params: { path: { workspaceId: workspace.id } },
      body: { operations },
    });
  }, 60_000);

  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("has pages in the order of the server", async () => {
    const page = await openLarge();
    const ranked = await readRanking();
    expect(await readItems(page)).toEqual(ranked.slice(0, 100));
    await page.getByRole("button", { name: "Next items" }).click();
    await page.getByText("101", { exact: true }).waitFor();
    expect(await readItems(page)).toEqual(ranked.slice(100));
    expect(await page.getByRole("button", { name: "Next items" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Previous items" }).click();
    await expect.poll(async () => readItems(page)).toEqual(ranked.slice(0, 100));
  });

  test("filters by a facet, whose values have counts", async () => {
    const page = await openLarge();
    const team = page.getByLabel("Team");
    await team.locator("option", { hasText: "Even · 30" }).waitFor({ state: "attached" });
    await team.selectOption("Even");
    await page.getByText("30 items").waitFor();
    await expect.poll(async () => (await readItems(page)).length).toBe(30);
  });

  test("shows the best items by tried weights, and how far they move", async () => {
    const page = await openLarge();
    const before = await readItems(page);
    await page.getByRole("button", { name: "Adjust weights" }).click();
    await page.getByLabel("Weight of Technical complexity").fill("1");
    await page.locator("main .up").first().waitFor();
    expect(await readItems(page)).not.toEqual(before);
    await page.getByRole("button", { name: "Reset" }).click();
    await expect.poll(async () => readItems(page)).toEqual(before);
  });

  test("compares tried weights only with a ranking by the same model", async () => {
    requireData(
      await dashboard.client.POST("/v1/workspaces/{workspaceId}/models", {
        params: { path: { workspaceId: dashboard.workspace.id } },
        body: {
          id: "mine",
          kind: "weighted",
          criteria: [{ key: "business_value" }, { key: "technical_complexity" }],
          weights: { business_value: 1, technical_complexity: 3 },
        },
      }),
    );
    const page = await openLarge();
    await page.getByLabel("Model", { exact: true }).selectOption("mine");
    await page.getByRole("button", { name: "Adjust weights" }).click();
    const answer = page.waitForResponse("**/ranking:whatif");
    await page.getByLabel("Weight of Business value").fill("0.9");
    await answer;
    await expect.poll(async () => page.locator("main [aria-busy=true]").count()).toBe(0);
    // The API compares with the default model, so its ranks are no moves of this one.
    expect(await page.locator("main .up, main .down").count()).toBe(0);
  });

  test("explains an item", async () => {
    const page = await openLarge();
    const [first] = await readItems(page);
    await page.locator("main td a").first().click();
    await page.getByText(/^Why it ranks/).waitFor();
    expect(await page.locator(".drawer h2").textContent()).toBe(first);
  });

  test.each(appearances)(
    "has no accessibility fault ($colorScheme, $width px)",
    async (options) => {
      const page = await openLarge(options);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
      await page.addInitScript({ path: "node_modules/axe-core/axe.min.js" });
      await page.reload();
      await page.locator("main tbody tr").first().waitFor();
      expect(await runAxe(page)).toEqual([]);
    },
  );
});

/** Opens the ranking with a server that sends no snapshot, as it does above 250,000 items. */
async function openLarge(options: PageOptions = {}): Promise<Page> {
  const page = await dashboard.openPage({ path: "/settings", ...options });
  await page.getByLabel("Name", { exact: true }).waitFor();
  await page.context().route("**/snapshot", (route) =>
    route.fulfill({
      status: 413,
      contentType: "application/problem+json",
      body: JSON.stringify({ title: "Too large", status: 413, detail: "Use the pages." }),
    }),
  );
  await page.getByRole("link", { name: "Ranking", exact: true }).click();
  await page.getByText("too many to rank in the browser").waitFor();
  await page.locator("main tbody tr").first().waitFor();
  return page;
}

async function readItems(page: Page): Promise<string[]> {
  return page.locator("main tbody td a").allTextContents();
}

async function readRanking(): Promise<string[]> {
  const result = await dashboard.client.GET("/v1/workspaces/{workspaceId}/ranking", {
    params: { path: { workspaceId: dashboard.workspace.id }, query: { limit: 500 } },
  });
  return requireData(result).data.map(({ item }) => `${item.title}`);
}
