import { type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
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

describe.skipIf(!hasChromium)("the plan page", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
    // Items 1 to 40 have a size of 5. SHOP-2 waits for SHOP-5, and SHOP-3 for SHOP-50 without one.
    const sized = Array.from({ length: 40 }, (_, index) => `SHOP-${index + 1}`);
    await Promise.all(sized.map((id) => putItem(dashboard, id, { size: 5 })));
    await putItem(dashboard, "SHOP-2", { blocked_by: ["SHOP-5"] });
    await putItem(dashboard, "SHOP-3", { blocked_by: ["SHOP-50"] });
    await putItem(dashboard, "SHOP-10", { ratings: { moscow: 3 } });
    await putItem(dashboard, "SHOP-20", { ratings: { moscow: 3 } });
  }, 120_000);

  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("plans a fifth of the backlog by default, in the order of work", async () => {
    const page = await openPlan();
    // 40 items of size 5 need 200.
    expect(await page.getByRole("spinbutton", { name: "Capacity" }).inputValue()).toBe("40");
    await page.getByText("40 of 40 used").waitFor();
    expect(await readColumn(page, 4)).toEqual(["5", "10", "15", "20", "25", "30", "35", "40"]);
  });

  test("puts a blocker before the item that waits for it", async () => {
    const page = await openPlan("/plan?capacity=190");
    await page.getByText("after SHOP-5").waitFor();
    const titles = await page.locator(".task-table a").allTextContents();
    expect(titles.indexOf("Item 5")).toBeLessThan(titles.indexOf("Item 2"));
    expect(titles).toContain("Item 5");
  });

  test("says what is blocked by what, and which items have no size", async () => {
    const page = await openPlan();
    const chain = page.locator(".chains > li");
    expect(await chain.getByRole("link").allTextContents()).toEqual(["Item 3", "Item 50"]);
    await page.getByText("20 open items have no size").waitFor();
    await chain.getByRole("link", { name: "Item 50" }).click();
    await page.waitForURL(/\/items\/itm_/);
  });

  test("follows the slider by keyboard, and keeps the capacity in the URL", async () => {
    const page = await openPlan();
    await page.getByLabel("Capacity, as a slider").focus();
    await page.keyboard.press("End");
    await page.getByText("195 of 200 used").waitFor(); // all but the blocked item
    expect(page.url()).toContain("capacity=200");
    await page.reload();
    await page.getByText("195 of 200 used").waitFor();
    await page.getByRole("spinbutton", { name: "Capacity" }).fill("12");
    await page.keyboard.press("Enter");
    await page.getByText("10 of 12 used").waitFor();
    expect(page.url()).toContain("capacity=12");
  });

  test("lists the items that narrowly do not fit", async () => {
    const page = await openPlan("/plan?capacity=48");
    await page.getByText("45 of 48 used").waitFor();
    expect(await page.getByText("needs 2 more").count()).toBeGreaterThan(0);
  });

  test("warns about too many Musts, by MoSCoW", async () => {
    const page = await openPlan("/plan?model=moscow&capacity=10");
    await page.getByText("Must items take 100 % of the capacity").waitFor();
    expect(await page.locator(".task-table tbody tr").count()).toBe(2);
  });

  test("assigns the work to people", async () => {
    const { client, workspace } = dashboard;
    for (const name of ["Ana", "Ben"]) {
      requireData(
        // People have the order in which they were added.
        // oxlint-disable-next-line no-await-in-loop
        await client.POST("/v1/workspaces/{workspaceId}/people", {
          params: { path: { workspaceId: workspace.id } },
          body: { name, skills: [], capacity: 10 },
        }),
      );
    }
    const page = await openPlan();
    await page.getByLabel("Assign the work to the 2 people").check();
    await page.getByText("20 of 20 used").waitFor();
    expect((await readColumn(page, 2)).toSorted()).toEqual(["Ana", "Ana", "Ben", "Ben"]);
    expect(page.url()).toContain("people=all");
  });

  test("shows a viewer the same page", async () => {
    const page = await openPlan("/plan", { key: await createViewerKey(dashboard) });
    expect(await page.locator(".task-table tbody tr").count()).toBe(8);
  });

  test.each(appearances)(
    "has no accessibility fault ($colorScheme, $width px)",
    async (options) => {
      const page = await openPlan("/plan", options);
      expect(await findAccessibilityFaults(page, ".task-table")).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
    },
  );
});

async function openPlan(
  path = "/plan",
  options: Parameters<DashboardEnvironment["openPage"]>[0] = {},
): Promise<Page> {
  const page = await dashboard.openPage({ path, ...options });
  await page.locator(".usage").waitFor();
  return page;
}

/** Reads the cells of a column of the tasks, counted from 1. */
async function readColumn(page: Page, column: number): Promise<string[]> {
  return page.locator(`.task-table tbody tr > :nth-child(${column})`).allTextContents();
}
