import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { requireData } from "../../../src/client/problem.ts";
import {
  appearances,
  createViewerKey,
  type DashboardEnvironment,
  findAccessibilityFaults,
  hasChromium,
  openDashboard,
  readTitles,
  waitForRows,
} from "./dashboard.ts";

let dashboard: DashboardEnvironment;

describe.skipIf(!hasChromium)("the dashboard", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  // A key may have only a few sockets.
  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("signs in with the key of the link, and removes the key from the URL", async () => {
    const page = await dashboard.openPage();
    await waitForRows(page);
    expect(page.url()).toBe(`${dashboard.url()}/app/`);
    const cookies = await page.context().cookies();
    expect(cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual([
      { httpOnly: true, sameSite: "Strict" },
    ]);
    expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain("ord_");
  });

  test("shows the sign-in page for a wrong key, which says what to do", async () => {
    const page = await dashboard.openPage({ key: "ord_wrong" });
    await page.getByText("The server does not accept this key").waitFor();
    await page.getByLabel("API key").fill(dashboard.workspace.key);
    await page.getByRole("button", { name: "Sign in" }).click();
    await waitForRows(page);
    expect(await page.getByLabel("API key").count()).toBe(0);
  });

  test("ranks in the browser in the order of the server", async () => {
    const page = await dashboard.openPage();
    await waitForRows(page);
    const { data } = requireData(
      await dashboard.client.GET("/v1/workspaces/{workspaceId}/ranking", {
        params: { path: { workspaceId: dashboard.workspace.id }, query: { limit: 10 } },
      }),
    );
    expect(await readTitles(page, 10)).toEqual(data.map(({ item }) => item.title));
  });

  test("ranks again while a weight changes, and keeps the weights in the URL", async () => {
    const page = await dashboard.openPage();
    await waitForRows(page);
    const before = await readTitles(page, 10);
    await page.getByRole("button", { name: "Adjust weights" }).click();
    await page.getByLabel("Weight of Technical complexity").fill("1");
    await page.getByText("Kendall’s τ").waitFor();
    const after = await readTitles(page, 10);
    expect(after).not.toEqual(before);
    await page.reload();
    await page.getByText("Kendall’s τ").waitFor();
    expect(await readTitles(page, 10)).toEqual(after);
    await page.locator(".row .title").first().click();
    await page.getByText("The figures here are by the stored weights.").waitFor();
  });

  test("saves changed weights as a model, by which the server then ranks equally", async () => {
    const page = await dashboard.openPage();
    await waitForRows(page);
    await page.getByRole("button", { name: "Adjust weights" }).click();
    await page.getByLabel("Weight of Technical complexity").fill("0.9");
    await page.getByText("Kendall’s τ").waitFor();
    const titles = await readTitles(page, 10);
    await page.getByLabel("Name of the new model").fill("Simple first");
    await page.getByRole("button", { name: "Save as model" }).click();
    await page.waitForURL(/model=simple-first/);
    const { data } = requireData(
      await dashboard.client.GET("/v1/workspaces/{workspaceId}/ranking", {
        params: {
          path: { workspaceId: dashboard.workspace.id },
          query: { limit: 10, model: "simple-first" },
        },
      }),
    );
    expect(data.map(({ item }) => item.title)).toEqual(titles);
  });

  test("explains an item, and shows an edited rating in another tab", async () => {
    const [page, other] = await Promise.all([dashboard.openPage(), dashboard.openPage()]);
    await Promise.all([waitForRows(page), waitForRows(other)]);
    await page.locator("[role=grid]").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.getByText(/^Why it ranks/).waitFor();
    const title = await page.locator(".drawer h2").textContent();
    await page.getByLabel("Business value", { exact: true }).fill("10");
    await page.getByLabel("Technical complexity", { exact: true }).fill("1");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await other
      .locator(".row .title", { hasText: `${title}` })
      .first()
      .waitFor();
    expect(await readTitles(other, 10)).toContain(title);
  });

  test("filters by a facet, and shows the count of each value", async () => {
    const page = await dashboard.openPage();
    await waitForRows(page);
    await page.getByLabel("Team").selectOption("Odd");
    await page.getByText("30 items").waitFor();
    expect(page.url()).toContain("team=Odd");
  });

  test.each(["/", "/overview", "/history", "/plan", "/rate"])(
    "says at %s that the model of the link does not exist, and offers the default model",
    async (path) => {
      const page = await dashboard.openPage({ path: `${path}?model=deleted` });
      await page.getByRole("heading", { name: "There is no model “deleted”" }).waitFor();
      await page.getByRole("button", { name: "Use the default model" }).click();
      await page.waitForURL((url) => !url.search.includes("model="));
      expect(await page.getByLabel("Model", { exact: true }).inputValue()).toBe("qvf-classic");
    },
  );

  test("says that the workspace could not be loaded, and loads it again", async () => {
    const page = await dashboard.openPage({ path: "/history" });
    await page.getByRole("heading", { name: "History" }).waitFor();
    const models = "**/v1/workspaces/*/models";
    await page.route(models, (route) => route.abort());
    await page.reload();
    await page.getByText("The server did not respond.").first().waitFor();
    await page.unroute(models);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("The server did not respond.").waitFor({ state: "detached" });
    expect(await page.getByLabel("Model", { exact: true }).inputValue()).toBe("qvf-classic");
  });

  test("says that every score is a default, and leads to the items to rate first", async () => {
    await dashboard.client.POST("/v1/workspaces/{workspaceId}/models", {
      params: { path: { workspaceId: dashboard.workspace.id } },
      body: {
        id: "hopes",
        kind: "weighted",
        criteria: [{ key: "hope" }],
        missing: "neutral",
        min_coverage: 0,
      },
    });
    const page = await dashboard.openPage({ path: "/?model=hopes" });
    await waitForRows(page);
    expect(await page.locator("#row-0 .cell-rated").textContent()).toBe("0 %");
    await page.getByRole("link", { name: /^Nothing is rated yet/ }).click();
    await page.waitForURL(/\/rate\?model=hopes/);
    await page.getByLabel("Hope of Item 1", { exact: true }).waitFor();
  });

  test("does not offer a viewer what a viewer may not do", async () => {
    const key = await createViewerKey(dashboard);
    const page = await dashboard.openPage({ key });
    await waitForRows(page);
    await page.locator(".row .title").first().click();
    await page.getByText("Your role cannot edit ratings.").waitFor();
    expect(await page.getByLabel("Business value", { exact: true }).isDisabled()).toBe(true);
  });

  test("loads nothing from another host", async () => {
    const page = await dashboard.openPage();
    await waitForRows(page);
    const hosts = new Set<string>();
    page.on("request", (request) => hosts.add(new URL(request.url()).host));
    await page.reload();
    await waitForRows(page);
    expect([...hosts]).toEqual([new URL(dashboard.url()).host]);
  });

  test.each(appearances)(
    "has no accessibility fault ($colorScheme, $width px)",
    async (options) => {
      const page = await dashboard.openPage(options);
      await waitForRows(page);
      expect(await findAccessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
    },
  );
});
