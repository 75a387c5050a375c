import { type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type DashboardEnvironment,
  hasChromium,
  openDashboard,
  type PageOptions,
  readTitles,
  waitForRows,
} from "./dashboard.ts";

let dashboard: DashboardEnvironment;

describe.skipIf(!hasChromium)("the dashboard by keyboard alone", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("signs in", async () => {
    const page = await dashboard.openPage({ key: "ord_wrong" });
    await page.getByText("The server does not accept this key").waitFor();
    expect(await readFocus(page)).toContain("API key");
    await page.keyboard.type(dashboard.workspace.key);
    await page.keyboard.press("Enter");
    await waitForRows(page);
  });

  test("opens an item from the list, and returns to its row", async () => {
    const page = await openList();
    await pressAll(page, ["Home", "j", "j", "Enter"]);
    await page.getByText(/^Why it ranks/).waitFor();
    const [, , third] = await readTitles(page, 3);
    expect(await page.locator(".drawer h2").textContent()).toBe(third);
    await page.keyboard.press("Escape");
    await page.locator(".drawer").waitFor({ state: "detached" });
    expect(await readFocus(page)).toContain("Ranked items");
    await pressAll(page, ["j", "Enter"]);
    await page.getByText(/^Why it ranks/).waitFor();
    const [, , , fourth] = await readTitles(page, 4);
    expect(await page.locator(".drawer h2").textContent()).toBe(fourth);
  });

  test("changes a weight with the arrow keys", async () => {
    const page = await openList();
    const before = await readTitles(page, 10);
    await tabTo(page, "Adjust weights", "Shift+Tab");
    await page.keyboard.press("Enter");
    await tabTo(page, "Weight of Technical complexity", "Tab");
    await pressAll(page, ["End"]);
    await page.getByText("Kendall’s τ").waitFor();
    await expect.poll(async () => readTitles(page, 10)).not.toEqual(before);
  });

  test("opens a page by the palette, whose focus returns", async () => {
    const page = await openList();
    await page.keyboard.press("Control+k");
    expect(await readFocus(page)).toContain("Search pages, models and items");
    await page.keyboard.press("Escape");
    expect(await readFocus(page)).toContain("Ranked items");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("hist");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "History" }).waitFor();
  });

  test("names each page and item in the title of the tab, and announces it", async () => {
    const page = await openList();
    expect(await page.title()).toMatch(/^Ranking · .+ · Ordinal$/);
    await page.getByRole("link", { name: "Models", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("Models", { exact: true }).waitFor();
    expect(await page.title()).toMatch(/^Models · .+ · Ordinal$/);
    await page.goBack();
    await waitForRows(page);
    await page.locator("[role=grid]").focus();
    await pressAll(page, ["Home", "Enter"]);
    const [first] = await readTitles(page, 1);
    await page.getByRole("status").getByText(`${first}`, { exact: true }).waitFor();
    expect(await page.title()).toContain(`${first} · `);
    await page.keyboard.press("Escape");
    await expect.poll(async () => page.title()).toMatch(/^Ranking · /);
  });

  test("does not take letters of a field for shortcuts", async () => {
    const page = await openList();
    await page.keyboard.press("/");
    await page.keyboard.type("jek?");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    expect(await page.locator("#search").inputValue()).toBe("jek?");
  });

  test("shows its keys, and closes them with Escape", async () => {
    const page = await openList();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    expect(await readFocus(page)).toContain("Ranked items");
  });

  test("skips to the content of a page", async () => {
    const page = await openList({ path: "/settings" });
    await page.getByLabel("Name", { exact: true }).waitFor();
    await tabTo(page, "Skip to the content", "Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement?.closest('main')?.id")).toBe("main");
  });
});

/** Opens the dashboard with the focus on its list, if it shows one. */
async function openList(options: PageOptions = {}): Promise<Page> {
  const page = await dashboard.openPage(options);
  if (options.path === undefined) {
    await waitForRows(page);
    await page.locator("[role=grid]").focus();
  }
  return page;
}

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    // oxlint-disable-next-line no-await-in-loop -- one key after another
    await page.keyboard.press(key);
  }
}

/** Returns the name of the element that has the focus: its label, or its text. */
async function readFocus(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const { activeElement: element } = document;
    if (element === document.body) {
      return "the page";
    }
    const label = element.labels?.[0]?.textContent;
    return element.getAttribute("aria-label") ?? label ?? element.textContent;
  })()`);
}

/** Moves the focus by Tab to the element with a name. Fails if the keyboard does not reach it. */
async function tabTo(page: Page, name: string, key: "Tab" | "Shift+Tab"): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one key after another
    await page.keyboard.press(key);
    // oxlint-disable-next-line no-await-in-loop -- see above
    if ((await readFocus(page)).startsWith(name)) {
      return;
    }
  }
  throw new Error(`The keyboard does not reach “${name}”.`);
}
