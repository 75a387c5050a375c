import { type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { requireData } from "../../../src/client/problem.ts";
import {
  type DashboardEnvironment,
  findAccessibilityFaults,
  hasChromium,
  openDashboard,
} from "./dashboard.ts";

let dashboard: DashboardEnvironment;

/** Axes by the criteria that the items of the backlog have. */
const axes = "?x=technical_complexity&y=business_value";

describe.skipIf(!hasChromium)("the matrix page", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  // A key may have only a few sockets.
  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("begins with value and effort by the criteria that the items have", async () => {
    const page = await openMatrix("");
    await page.getByText("Shows 60 of 60 items.").waitFor();
    expect(await page.getByRole("combobox", { name: "Vertical axis" }).inputValue()).toBe(
      "business_value",
    );
    expect(await page.locator(".matrix-point").count()).toBe(60);
    expect(await readQuadrants(page)).toEqual(["Quick win", "Big bet", "Fill-in", "Time sink"]);
  });

  test("keeps the axes and the thresholds in the URL", async () => {
    const page = await openMatrix("");
    await page.getByRole("combobox", { name: "Horizontal axis" }).selectOption("score:qvf-classic");
    await page.getByLabel("Threshold of the vertical axis").fill("7");
    await page.keyboard.press("Enter");
    await page.getByText("7 (request)").waitFor();
    const url = new URL(page.url());
    expect(url.searchParams.get("x")).toBe("score:qvf-classic");
    expect(url.searchParams.get("y_threshold")).toBe("7");
    await page.reload();
    await page.getByText("7 (request)").waitFor();
  });

  test("says what a preset lacks", async () => {
    const page = await openMatrix("");
    await page.getByRole("combobox", { name: "Preset" }).selectOption("kano");
    await page.getByText("No item has a value of Better.").waitFor();
    expect(page.url()).toContain("preset=kano");
  });

  test("shows labels that cover neither each other nor a point", async () => {
    const page = await openMatrix(axes);
    const labels = await readBoxes(page.locator("a .matrix-label"));
    const dots = await readBoxes(page.locator(".matrix-dot"));
    expect(labels.length).toBeGreaterThan(5);
    const overlaps = labels.flatMap((label, index) =>
      [...labels.slice(index + 1), ...dots].filter((other) => doOverlap(label, other)),
    );
    expect(overlaps).toEqual([]);
  });

  test("rates an item again by a drag, and takes it back", async () => {
    const page = await openMatrix(axes);
    const point = page.getByRole("link", { name: /^Item 10: / });
    const before = await readRatings("SHOP-10");
    await drag(page, point, { x: 0, y: 120 });
    await page.getByText("Saved “Item 10”").waitFor();
    const after = await readRatings("SHOP-10");
    expect(after["business_value"]).not.toBe(before["business_value"]);
    expect(after["technical_complexity"]).toBe(before["technical_complexity"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => readRatings("SHOP-10")).toEqual(before);
  });

  test("opens an item with a click", async () => {
    const page = await openMatrix(axes);
    const point = page.getByRole("link", { name: /^Item 12: / });
    const href = await point.getAttribute("href");
    await drag(page, point, { x: 0, y: 0 });
    await page.locator(".drawer h2").waitFor();
    expect(new URL(page.url()).pathname).toBe(href);
  });

  test("rates an item again by the keyboard", async () => {
    const page = await openMatrix(axes);
    const point = page.getByRole("link", { name: /^Item 20: / });
    const before = await readRatings("SHOP-20");
    await point.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    expect(await readRatings("SHOP-20")).toEqual(before);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowLeft");
    await page.getByText("Enter saves, Escape cancels.").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Saved “Item 20”").waitFor();
    expect(await readRatings("SHOP-20")).toEqual({
      business_value: (before["business_value"] ?? 0) - 1,
      technical_complexity: (before["technical_complexity"] ?? 0) - 1,
    });
    expect(await hasFocus(point)).toBe(true);
  });

  test("moves the focus by j and k, with one point in the tab order", async () => {
    const page = await openMatrix(axes);
    expect(await page.locator(".matrix-point[tabindex='0']").count()).toBe(1);
    await page.locator(".matrix-point[tabindex='0']").focus();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    expect(await hasFocus(page.locator(".matrix-point").nth(1))).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/items\/itm_/);
  });

  test("moves a point back with the reason if the server rejects the rating", async () => {
    const page = await openMatrix(axes);
    await page.route("**/items/itm_*", (route) =>
      route.request().method() === "PATCH"
        ? route.fulfill({
            status: 409,
            contentType: "application/problem+json",
            body: JSON.stringify({
              code: "version-conflict",
              title: "Version conflict",
              status: 409,
              detail: "Another client changed the item. Read it again.",
            }),
          })
        : route.continue(),
    );
    const point = page.getByRole("link", { name: /^Item 30: / });
    const before = await point.getAttribute("aria-label");
    await drag(page, point, { x: 0, y: 120 });
    await page
      .getByText("“Item 30” keeps its ratings. Another client changed the item. Read it again.")
      .waitFor();
    expect(await point.getAttribute("aria-label")).toBe(before);
  });

  test("does not move a point along an axis of scores", async () => {
    const page = await openMatrix("?x=score:qvf-classic&y=business_value");
    const point = page.getByRole("link", { name: /^Item 40: / });
    const before = await readRatings("SHOP-40");
    await point.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await drag(page, point, { x: 200, y: 0 });
    expect(await readRatings("SHOP-40")).toEqual(before);
    expect(page.url()).toContain("/matrix");
  });

  test("lets a viewer read, but not rate", async () => {
    const { key } = requireData(
      await dashboard.client.POST("/v1/workspaces/{workspaceId}/keys", {
        params: { path: { workspaceId: dashboard.workspace.id } },
        body: { name: "Analyst", role: "executive" },
      }),
    );
    const page = await dashboard.openPage({ path: `/matrix${axes}`, key });
    await page.getByText("Click a point to open its item.").waitFor();
    const before = await readRatings("SHOP-50");
    const point = page.getByRole("link", { name: /^Item 50: / });
    await point.focus();
    await page.keyboard.press("ArrowUp");
    expect(await point.getAttribute("aria-label")).toContain(
      `Business value ${before["business_value"]}`,
    );
    expect(await page.getByText("Drag a point").count()).toBe(0);
  });

  test("has the same figures as a table", async () => {
    const page = await openMatrix(axes);
    await page.getByText("Show as table").click();
    expect(await page.locator(".matrix-table tbody tr").count()).toBe(60);
  });

  test.each([
    { colorScheme: "light", width: 1_440 },
    { colorScheme: "dark", width: 1_440 },
    { colorScheme: "light", width: 390 },
    { colorScheme: "dark", width: 390 },
  ] as const)("has no accessibility fault ($colorScheme, $width px)", async (options) => {
    const page = await dashboard.openPage({ ...options, path: `/matrix${axes}` });
    await page.locator(".matrix-point").first().waitFor();
    expect(await findAccessibilityFaults(page, ".matrix-point")).toEqual([]);
    const area = page.locator("#main");
    expect(await area.evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
  });
});

async function openMatrix(query: string): Promise<Page> {
  const page = await dashboard.openPage({ path: `/matrix${query}` });
  await page.locator(".matrix-point").first().waitFor();
  return page;
}

function hasFocus(point: Locator): Promise<boolean> {
  return point.evaluate((link) => link.matches(":focus"));
}

async function readQuadrants(page: Page): Promise<(string | undefined)[]> {
  const texts = await page.locator(".matrix-quadrant").allTextContents();
  return texts.map((text) => /^\D+/.exec(text)?.[0].trim());
}

/** Reads the two ratings of an item by its id in the tracker. */
async function readRatings(externalId: string): Promise<Record<string, number>> {
  const { data } = requireData(
    await dashboard.client.GET("/v1/workspaces/{workspaceId}/items", {
      params: {
        path: { workspaceId: dashboard.workspace.id },
        query: { external_id: externalId },
      },
    }),
  );
  const ratings = Object.entries(data[0]?.ratings ?? {});
  return Object.fromEntries(ratings.map(([criterion, rating]) => [criterion, Number(rating)]));
}

/** Drags a point by a distance in pixels. */
async function drag(page: Page, point: Locator, by: { x: number; y: number }): Promise<void> {
  const [box] = await readBoxes(point.locator(".matrix-dot"));
  const [x, y] = [
    ((box?.left ?? 0) + (box?.right ?? 0)) / 2,
    ((box?.top ?? 0) + (box?.bottom ?? 0)) / 2,
  ];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by.x / 2, y + by.y / 2);
  await page.mouse.move(x + by.x, y + by.y);
  await page.mouse.up();
}

type Box = { left: number; top: number; right: number; bottom: number };

async function readBoxes(elements: Locator): Promise<Box[]> {
  return elements.evaluateAll((all) =>
    all.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );
}

function doOverlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
