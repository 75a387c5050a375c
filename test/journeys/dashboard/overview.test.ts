import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { requireData } from "../../../src/client/problem.ts";
import {
  type DashboardEnvironment,
  findAccessibilityFaults,
  hasChromium,
  openDashboard,
} from "./dashboard.ts";

let dashboard: DashboardEnvironment;

describe.skipIf(!hasChromium)("the overview", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  // A key may have only a few sockets.
  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("shows the ten best items of the server, each with its reason", async () => {
    const page = await dashboard.openPage({ path: "/overview" });
    await page.getByRole("heading", { name: "Top 10, and why" }).waitFor();
    const { data } = requireData(
      await dashboard.client.GET("/v1/workspaces/{workspaceId}/ranking", {
        params: {
          path: { workspaceId: dashboard.workspace.id },
          query: { limit: 10, expand: "breakdown" },
        },
      }),
    );
    const rows = await page.locator(".overview-top tbody tr").allTextContents();
    expect(rows).toHaveLength(10);
    for (const [index, { item, breakdown }] of data.entries()) {
      expect(rows[index]).toContain(item.title);
      expect(rows[index]).toContain(breakdown?.reason);
    }
  });

  test("shows the findings of the check, with the remedy and the items", async () => {
    const page = await dashboard.openPage({ path: "/overview?model=rice" });
    const finding = page.locator(".findings li").first();
    await finding.getByText("60 items of 60 (100 %) have no score").waitFor();
    await finding.getByText("Rate these items, or rank by a model").waitFor();
    await finding.getByRole("link", { name: "Item 1", exact: false }).first().click();
    await page.locator(".drawer").waitFor();
    expect(page.url()).toMatch(/\/items\/itm_.*model=rice/);
  });

  test("shows the share of rated items by criterion and team", async () => {
    const page = await dashboard.openPage({ path: "/overview" });
    const row = page.locator(".coverage-map tr", { hasText: "Business value" });
    await row.waitFor();
    expect(await row.locator("td").allTextContents()).toEqual(["100 %", "100 %", "100 %"]);
    const risk = page.locator(".coverage-map tr", { hasText: "Risk level" });
    expect(await risk.locator("td").allTextContents()).toEqual(["0 %", "0 %", "0 %"]);
  });

  test("groups the scores by the keyboard, and keeps the group in the URL", async () => {
    const page = await dashboard.openPage({ path: "/overview" });
    await page.getByRole("button", { name: "Team", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Scores by team" }).waitFor();
    expect(page.url()).toContain("by=team");
    await page.reload();
    const names = page.locator(".overview-scores tbody th");
    await names.first().waitFor();
    expect((await names.allTextContents()).toSorted()).toEqual(["Even", "Odd"]);
  });

  test("opens the item whose rating would settle most pairs", async () => {
    const page = await dashboard.openPage({ path: "/overview" });
    const link = page.locator(".overview-next tbody a").first();
    const title = (await link.textContent())?.replace(/^SHOP-\d+/, "");
    await link.press("Enter");
    const heading = page.locator(".drawer h2");
    await heading.waitFor();
    expect(await heading.textContent()).toBe(title);
  });

  test("says what to do when the server does not respond, and tries again", async () => {
    const page = await dashboard.openPage({ path: "/overview" });
    await page.locator(".overview-top tbody tr").first().waitFor();
    await page.route("**/ranking?*", (route) => route.abort());
    await page.reload();
    await page.getByText("The server did not respond. Try again.").first().waitFor();
    await page.unroute("**/ranking?*");
    await page.getByRole("button", { name: "Try again" }).first().click();
    await page.locator(".overview-top tbody tr").first().waitFor();
    expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
  });

  test("is for every reader of rankings", async () => {
    const { key } = requireData(
      await dashboard.client.POST("/v1/workspaces/{workspaceId}/keys", {
        params: { path: { workspaceId: dashboard.workspace.id } },
        body: { name: "Executive", role: "executive" },
      }),
    );
    const page = await dashboard.openPage({ path: "/overview", key });
    await page.locator(".overview-next tbody tr").first().waitFor();
    expect(await page.locator(".coverage-map").isVisible()).toBe(true);
  });

  test.each(["", "?by=team", "?model=rice"])("prints on one page (%s)", async (query) => {
    const page = await dashboard.openPage({ path: `/overview${query}`, colorScheme: "dark" });
    await page.locator(".overview-next").getByText("item", { exact: false }).first().waitFor();
    await page.locator(".overview-findings .findings, .overview-findings .note").first().waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type ?\/Page\b/g)).toHaveLength(1);
  });

  test.each([
    { colorScheme: "light", width: 1_440 },
    { colorScheme: "dark", width: 1_440 },
    { colorScheme: "light", width: 390 },
    { colorScheme: "dark", width: 390 },
  ] as const)("has no accessibility fault ($colorScheme, $width px)", async (options) => {
    const page = await dashboard.openPage({ ...options, path: "/overview" });
    await page.locator(".overview").waitFor();
    expect(await findAccessibilityFaults(page, ".overview-next tbody tr")).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
  });
});
