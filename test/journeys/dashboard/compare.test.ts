import { type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { requireData } from "../../../src/client/problem.ts";
import {
  type DashboardEnvironment,
  findAccessibilityFaults,
  hasChromium,
  openDashboard,
} from "./dashboard.ts";

let dashboard: DashboardEnvironment;

describe.skipIf(!hasChromium)("the page that compares models", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  // A key may have only a few sockets.
  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("compares the default model with the others that rank items", async () => {
    const page = await openCompare();
    const checked = page.getByRole("checkbox", { checked: true });
    expect(await checked.count()).toBe(2);
    expect(await page.locator(".slope").count()).toBe(15);
    await page.getByText("Kendall’s τ compares two orders").waitFor();
  });

  test("keeps the chosen models in the URL, and says what a model cannot rank", async () => {
    const page = await openCompare();
    await page.getByRole("checkbox", { name: "RICE" }).check();
    await page.getByText("ranks no item, because the items lack its ratings.").waitFor();
    const url = new URL(page.url());
    expect(url.searchParams.get("models")?.split(",")).toHaveLength(3);
    await page.reload();
    await page.locator(".slope").first().waitFor();
    expect(await page.getByRole("checkbox", { name: "RICE" }).isChecked()).toBe(true);
  });

  test("compares at most five models, and asks for a second one", async () => {
    const page = await openCompare("?models=qvf-classic,qvf,wsjf,rice,ice");
    expect(await page.getByRole("checkbox", { name: "Kano" }).isDisabled()).toBe(true);
    const other = await openCompare("?models=qvf-classic", "text=Choose a second model");
    expect(await other.getByRole("checkbox", { checked: true }).isDisabled()).toBe(true);
  });

  test("has the consensus and the τ of the server", async () => {
    const page = await openCompare("?models=qvf-classic,qvf");
    const { consensus, tau } = requireData(
      await dashboard.client.POST("/v1/workspaces/{workspaceId}/ranking:compare", {
        params: { path: { workspaceId: dashboard.workspace.id } },
        body: { models: ["qvf-classic", "qvf"], limit: 15 },
      }),
    );
    const table = page.getByRole("table").filter({ hasText: "Rank" }).last();
    const titles = await table.locator("tbody a").allTextContents();
    expect(titles).toEqual(consensus.map(({ item }) => item.title));
    const cell = page.locator(".tau tbody tr").first().locator("td").last();
    expect(await cell.textContent()).toBe(tau[0]?.[1]?.toFixed(2));
  });

  test("highlights a line for the keyboard, and opens its item with Enter", async () => {
    const page = await openCompare("?models=qvf-classic,qvf");
    await page.getByRole("checkbox").last().focus();
    await page.keyboard.press("Tab");
    const title = await page.locator(".slope.active .slope-title").first().textContent();
    expect(await page.locator(".slope-detail").textContent()).toContain(`${title}: `);
    await page.keyboard.press("Enter");
    await page.locator(".drawer h2").waitFor();
    expect(await page.locator(".drawer h2").textContent()).toBe(title);
    await page.goBack();
    await page.locator(".slope").first().waitFor();
  });

  test("highlights a line under the pointer, and opens its item with a click", async () => {
    const page = await openCompare("?models=qvf-classic,qvf");
    const slope = page.locator(".slope").nth(3);
    await slope.locator(".slope-title").first().hover();
    expect(await page.locator(".slope.active").count()).toBe(1);
    await slope.locator(".slope-title").first().click();
    await page.waitForURL(/\/items\/itm_/);
  });

  test("says what to do after a failed request, and tries again", async () => {
    const page = await dashboard.openPage();
    const pattern = "**/ranking:compare";
    await page.route(pattern, (route) => route.abort());
    await page.getByRole("link", { name: "Compare" }).click();
    await page.getByText("The server did not respond. Try again.").waitFor();
    await page.unroute(pattern);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".slope").first().waitFor();
    expect(await page.getByText("The server did not respond.").count()).toBe(0);
  });

  test.each([
    { colorScheme: "light", width: 1_440 },
    { colorScheme: "dark", width: 1_440 },
    { colorScheme: "light", width: 390 },
    { colorScheme: "dark", width: 390 },
  ] as const)("has no accessibility fault ($colorScheme, $width px)", async (options) => {
    const path = "/compare?models=qvf-classic,qvf,wsjf,rice,ice";
    const page = await dashboard.openPage({ ...options, path });
    await page.locator(".slope").first().waitFor();
    expect(await findAccessibilityFaults(page, ".slope")).toEqual([]);
    const area = page.locator("#main");
    expect(await area.evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
  });
});

async function openCompare(query = "", shown = ".slope"): Promise<Page> {
  const page = await dashboard.openPage({ path: `/compare${query}` });
  await page.locator(shown).first().waitFor();
  return page;
}
