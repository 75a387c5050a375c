import { type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { requireData } from "../../../src/client/problem.ts";
import {
  type DashboardEnvironment,
  findAccessibilityFaults,
  hasChromium,
  openDashboard,
  readTitles,
  waitForRows,
} from "./dashboard.ts";

let dashboard: DashboardEnvironment;

describe.skipIf(!hasChromium)("changes of items in the dashboard", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  // A key may have only a few sockets.
  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("rates the active item without leaving the list", async () => {
    const page = await openList();
    const [first = ""] = await readTitles(page, 1);
    await page.keyboard.press("Home");
    await page.keyboard.press("e");
    await page.getByRole("dialog").getByLabel("Business value").fill("1");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await readTitles(page, 1))[0]).not.toBe(first);
    await expect.poll(async () => readRating(`${first}`, "business_value")).toBe(1);
  });

  test("takes back a rating that the server rejects, and says why", async () => {
    const page = await openList();
    const before = await readTitles(page, 10);
    await page.keyboard.press("Home");
    await page.keyboard.press("e");
    await page.getByRole("dialog").getByLabel("Business value").fill("11");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await page.getByText("The rating of business_value must be from 1 to 10.").waitFor();
    expect(await readTitles(page, 10)).toEqual(before);
  });

  test("keeps a rating that is no number, and says what to enter", async () => {
    const page = await openList();
    await page.keyboard.press("Home");
    await page.keyboard.press("e");
    await page.getByRole("dialog").getByLabel("Business value").fill("much");
    await page.keyboard.press("Tab");
    await page.getByText("“much” is not a rating.").waitFor();
    expect(await page.getByRole("dialog").getByLabel("Business value").inputValue()).toBe("much");
  });

  test("takes an interval as a rating", async () => {
    const page = await openList();
    const title = `${(await readTitles(page, 2))[1]}`;
    await page.keyboard.press("Home");
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await page.getByRole("dialog").getByLabel("Risk level").fill("3 5 8");
    await page.keyboard.press("Tab");
    await expect
      .poll(async () => readRating(title, "risk_level"))
      .toEqual({ low: 3, likely: 5, high: 8 });
  });

  test("changes the status of the selected items at once", async () => {
    const page = await openList();
    const titles = await readTitles(page, 4);
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+Space");
    await page.getByText("3 selected").waitFor();
    await page.getByLabel("to", { exact: true }).fill("in progress");
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await page.getByText("3 selected").waitFor({ state: "detached" });
    expect(await Promise.all(titles.map(async (title) => readStatus(`${title}`)))).toEqual([
      "in progress",
      "in progress",
      "in progress",
      "open",
    ]);
  });

  test("says which value of a bulk change is wrong, and keeps the selection", async () => {
    const page = await openList();
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    await page.locator(".bulk-edit select").selectOption("size");
    await page.getByLabel("to", { exact: true }).fill("large");
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await page.getByText("Enter a number for the size.").waitFor();
    expect(await page.getByText("1 selected").count()).toBe(1);
  });

  test("shows where an item would rank by other ratings, for a model without weights", async () => {
    const page = await openList("/?model=ice");
    await page.getByRole("button", { name: "Try ratings" }).click();
    await page.locator(".row .title").nth(20).locator("xpath=../..").click();
    await page.getByLabel("Impact").fill("9");
    await page.getByLabel("Confidence").fill("9");
    await page.getByLabel("Ease").fill("9");
    await page.keyboard.press("Tab");
    await page.getByText("enters the top 10").waitFor();
    await page.getByRole("button", { name: "Save these ratings" }).click();
    await page.getByText("59 items have no score").waitFor();
    expect(await page.locator("#row-0 .cell-rank").textContent()).toBe("1");
  });

  test("recomputes a ranking, and says that the digest is right", async () => {
    const page = await openList();
    await page.getByRole("button", { name: /^Digest/ }).click();
    await page.getByRole("button", { name: "Verify" }).click();
    await page.getByText("Recomputed from the database: the same order and scores.").waitFor();
    expect(await page.locator(".about-ranking .digest").textContent()).toMatch(/^[0-9a-f]{64}$/);
  });

  test("opens pages, models and items by the palette", async () => {
    const page = await openList();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("item 41");
    await page.getByRole("option", { name: "Item 41" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".drawer h2", { hasText: "Item 41" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("rate");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Rate" }).waitFor();
    expect(page.url()).toContain("/app/rate");
  });

  test("finds the items to rate first for a model that no item is rated for", async () => {
    const page = await dashboard.openPage({ path: "/rate?model=wsjf" });
    const field = page.getByLabel(/^User value of/).first();
    await field.fill("8");
    await page.keyboard.press("Tab");
    const name = `${await field.locator("xpath=preceding-sibling::span").textContent()}`;
    await expect
      .poll(async () => readRating(name.replace("User value of ", ""), "user_value"))
      .toBe(8);
  });

  test.each([
    { colorScheme: "light", width: 1_440 },
    { colorScheme: "dark", width: 390 },
  ] as const)("rates without an accessibility fault ($colorScheme, $width px)", async (options) => {
    const page = await dashboard.openPage({ path: "/rate?model=wsjf", ...options });
    expect(await findAccessibilityFaults(page, ".rate-table")).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
  });

  test("shows an item without an accessibility fault", async () => {
    const page = await openList();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.getByText("Rank over time").waitFor();
    expect(await findAccessibilityFaults(page, ".drawer .changes li")).toEqual([]);
  });

  test("keeps the list while the browser is offline, and takes back a rating", async () => {
    const page = await openList();
    await page.keyboard.press("Home");
    await page.keyboard.press("e");
    const field = page.getByRole("dialog").getByLabel("Technical complexity");
    const before = await field.inputValue();
    await page.context().setOffline(true);
    await field.fill("5");
    await page.keyboard.press("Tab");
    await page.getByRole("dialog").getByText("You are offline.").waitFor();
    expect(await field.inputValue()).toBe(before);
    await page.context().setOffline(false);
    const title = `${await page.getByRole("dialog").getByRole("heading").textContent()}`;
    await field.fill("6");
    await page.keyboard.press("Tab");
    await expect.poll(async () => readRating(title, "technical_complexity")).toBe(6);
  });

  test("asks to sign in again when the session has ended, and then shows the same page", async () => {
    const page = await openList("/?team=Odd");
    await page.context().clearCookies();
    await page.locator(".row .title").first().click();
    await page.getByText("Your session has ended. Sign in again.").waitFor();
    await page.getByLabel("API key").fill(dashboard.workspace.key);
    await page.getByRole("button", { name: "Sign in" }).click();
    await waitForRows(page);
    expect(page.url()).toContain("team=Odd");
  });
});

/** Opens the ranking with the focus on the list. */
async function openList(path = "/"): Promise<Page> {
  const page = await dashboard.openPage({ path });
  await waitForRows(page);
  await page.locator("[role=grid]").focus();
  return page;
}

async function readItem(title: string) {
  const { data } = requireData(
    await dashboard.client.GET("/v1/workspaces/{workspaceId}/items", {
      params: { path: { workspaceId: dashboard.workspace.id }, query: { q: title, limit: 100 } },
    }),
  );
  return data.find((item) => item.title === title);
}

async function readRating(title: string, criterion: string) {
  return (await readItem(title))?.ratings[criterion];
}

async function readStatus(title: string) {
  return (await readItem(title))?.status;
}
