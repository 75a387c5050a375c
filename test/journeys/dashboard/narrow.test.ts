import { type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type DashboardEnvironment,
  hasChromium,
  openDashboard,
  readTitles,
  waitForRows,
} from "./dashboard.ts";

let dashboard: DashboardEnvironment;

/** The width of a phone. */
const width = 390;

describe.skipIf(!hasChromium)("the dashboard on a phone", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("signs in, explains an item, rates it, and returns to the list", async () => {
    const page = await dashboard.openPage({ key: "ord_wrong", width });
    await page.getByLabel("API key").fill(dashboard.workspace.key);
    await page.getByRole("button", { name: "Sign in" }).click();
    await waitForRows(page);
    const before = await readTitles(page, 1);
    await page.locator(".row .title").first().click();
    await page.getByText(/^Why it ranks/).waitFor();
    await expectToFit(page);
    await page.getByLabel("Business value", { exact: true }).fill("1");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Close" }).or(closeButton(page)).first().click();
    await expect.poll(async () => readTitles(page, 1)).not.toEqual(before);
    await expectToFit(page);
  });

  test("ranks again while a weight changes", async () => {
    const page = await dashboard.openPage({ width });
    await waitForRows(page);
    const before = await readTitles(page, 5);
    await page.getByRole("button", { name: "Adjust weights" }).click();
    await page.getByLabel("Weight of Technical complexity").fill("1");
    await page.getByText("Kendall’s τ").waitFor();
    await expectToFit(page);
    await page.getByRole("button", { name: "Adjust weights" }).click();
    await expect.poll(async () => readTitles(page, 5)).not.toEqual(before);
  });

  test("reaches every page by the rail", async () => {
    const page = await dashboard.openPage({ width });
    await waitForRows(page);
    const links = page.getByRole("navigation", { name: "Pages" }).locator("a[href^='/app/']");
    const names = await links.allTextContents();
    expect(names.length).toBeGreaterThanOrEqual(11);
    for (const name of names) {
      // oxlint-disable-next-line no-await-in-loop -- one page after another
      await links.getByText(name, { exact: true }).click();
      // oxlint-disable-next-line no-await-in-loop -- see above
      await page.getByRole("heading", { level: 1, name }).waitFor();
      // oxlint-disable-next-line no-await-in-loop -- see above
      await expectToFit(page);
    }
  });
});

function closeButton(page: Page) {
  return page.getByRole("button", { name: "Close" });
}

/** Expects that the reader need not scroll sideways. */
async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
}
