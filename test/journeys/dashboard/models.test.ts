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

describe.skipIf(!hasChromium)("the models", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  // A key may have only a few sockets.
  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("are a catalogue with formulas, criteria and sources", async () => {
    const page = await dashboard.openPage({ path: "/models" });
    await page.getByRole("heading", { name: "Quantified Value Framework, classic" }).waitFor();
    await page.getByText("the default of the workspace").waitFor();
    await page.getByRole("link", { name: "RICE rice" }).click();
    await page.getByText("reach × impact × confidence / effort").waitFor();
    await page.getByText("S. McBride, RICE").waitFor();
    expect(page.url()).toContain("model=rice");
    await page.getByRole("link", { name: "Open the ranking" }).click();
    await page.locator(".virtual-rows .title").first().waitFor();
    expect(page.url()).toContain("/app/?model=rice");
  });

  test("show the column of the error of a formula, and rank by the corrected one", async () => {
    const page = await dashboard.openPage({ path: "/models?new=formula" });
    await page.getByLabel("Name").fill("Plain value");
    await page.getByLabel("Expression").fill("10 * busines_value - technical_complexity");
    await page
      .locator(".formula-faults")
      .getByText(/^Column 6: .*"business_value"/)
      .waitFor();
    // The marks begin below the sixth column.
    expect(await page.locator(".formula-faults b").textContent()).toBe(`     ${"^".repeat(13)}`);
    await page.getByRole("button", { name: "Select it" }).click();
    await page.keyboard.type("business_value");
    await page.getByText("The model is valid.").waitFor();
    const preview = await page.locator(".check tbody tr a").allTextContents();
    await page.getByRole("button", { name: "Save model" }).click();
    await page.waitForURL(/models\?model=plain-value/);
    await page.getByText("plain-value · revision 1").waitFor();
    await page.getByRole("link", { name: "Open the ranking" }).click();
    const first = page.locator("#row-0 .title");
    await first.waitFor();
    expect(preview[0]).toContain(await first.textContent());
    expect(await readTop("plain-value")).toContain(await first.textContent());
  });

  test("are created from own criteria and weights by the keyboard", async () => {
    const page = await dashboard.openPage({ path: "/models?new=weighted" });
    await page.getByLabel("Name").fill("Our way");
    const keys = page.getByLabel("Key");
    await keys.nth(0).fill("business_value");
    await keys.nth(1).fill("technical_complexity");
    await page.getByLabel("Better ratings of technical_complexity").selectOption("down");
    await page.getByLabel("Weight of business_value", { exact: true }).focus();
    await page.keyboard.press("End");
    await page.getByText("The model divides each weight by the sum.").waitFor();
    await page.getByRole("button", { name: "Make the sum 1" }).click();
    expect(await page.getByLabel("Weight of business_value as a number").inputValue()).toBe(
      "0.6667",
    );
    await page.getByRole("button", { name: "Add gate" }).press("Enter");
    await page.getByLabel("Criterion of the gate").fill("business_value");
    await page.getByLabel("Value of the gate").fill("4");
    await page.getByText("The model is valid.").waitFor();
    await page.getByRole("button", { name: "Save model" }).press("Enter");
    await page.getByText("business_value >= 4; other items rank last").waitFor();
    const model = await readModel("our-way");
    expect(model.weights["business_value"]).toBeCloseTo(2 / 3, 3);
    expect(model.gates).toEqual([{ criterion: "business_value", op: ">=", value: 4 }]);
  });

  test("get another revision, which keeps the rest of the definition", async () => {
    await createModel("revised");
    const page = await dashboard.openPage({ path: "/models?revise=revised" });
    await page.getByLabel("Weight of business_value as a number").fill("0.2");
    await page.getByLabel("Unrated criteria").selectOption("worst");
    await page.getByText("The model is valid.").waitFor();
    await page.getByRole("button", { name: "Save revision 2" }).click();
    await page.getByText("revised · revision 2").waitFor();
    expect(await readModel("revised")).toMatchObject({
      revision: 2,
      missing: "worst",
      cutoffs: { high: 0.9, medium: 0.2 },
      criteria: [{ key: "business_value", name: "Worth", max: 20 }, { key: "risk_level" }],
    });
  });

  test("say what to correct, and are not saved before", async () => {
    const page = await dashboard.openPage({ path: "/models?new=weighted" });
    await page.getByLabel("Name").fill("RICE");
    await page.getByText("A model with this id exists: choose another name.").waitFor();
    const keys = page.getByLabel("Key");
    await keys.nth(0).fill("joy");
    await keys.nth(1).fill("joy");
    await page.getByText('"joy" is listed twice; remove one.').waitFor();
    await page.getByRole("button", { name: "Save model" }).click();
    await page.getByText("The model was not saved.").waitFor();
    expect(page.url()).toContain("new=weighted");
  });

  test("start with the weights of a preset", async () => {
    const page = await dashboard.openPage({ path: "/models?model=qvf-classic" });
    await page.getByRole("link", { name: "New model from it" }).click();
    await page.getByLabel("Preset").selectOption("agile");
    const weight = page.getByLabel("Weight of customer_value as a number");
    await expect.poll(() => weight.inputValue()).toBe("0.3");
    expect(page.url()).toContain("preset=agile");
  });

  test("cannot be changed by a viewer", async () => {
    const { key } = requireData(
      await dashboard.client.POST("/v1/workspaces/{workspaceId}/keys", {
        params: { path: { workspaceId: dashboard.workspace.id } },
        body: { name: "Viewer", role: "viewer" },
      }),
    );
    const page = await dashboard.openPage({ path: "/models?new=formula", key });
    await page.getByText("Your role cannot change models.").waitFor();
    expect(await page.getByRole("link", { name: /^New/ }).count()).toBe(0);
    expect(await page.getByLabel("Expression").count()).toBe(0);
  });

  test.each([
    { colorScheme: "light", width: 1_440 },
    { colorScheme: "dark", width: 1_440 },
    { colorScheme: "light", width: 390 },
    { colorScheme: "dark", width: 390 },
  ] as const)("have no accessibility fault ($colorScheme, $width px)", async (options) => {
    await createModel("accessible");
    const page = await dashboard.openPage({ ...options, path: "/models?model=accessible" });
    expect(await findFaults(page, ".model-detail")).toEqual([]);
    await page.goto(`${dashboard.url()}/app/models?revise=accessible`);
    expect(await findFaults(page, ".check tbody tr")).toEqual([]);
    await page.goto(`${dashboard.url()}/app/models?new=formula`);
    expect(await findFaults(page, ".faults li")).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
  });
});

async function findFaults(page: Page, selector: string): Promise<string[]> {
  await page.locator(selector).first().waitFor();
  return findAccessibilityFaults(page, selector);
}

async function createModel(id: string): Promise<void> {
  await dashboard.client.POST("/v1/workspaces/{workspaceId}/models", {
    params: { path: { workspaceId: dashboard.workspace.id } },
    body: {
      id,
      kind: "weighted",
      criteria: [{ key: "business_value", name: "Worth", max: 20 }, { key: "risk_level" }],
      cutoffs: { high: 0.9, medium: 0.2 },
      min_coverage: 0,
    },
  });
}

async function readModel(modelId: string) {
  const params = { path: { workspaceId: dashboard.workspace.id, modelId } };
  return requireData(
    await dashboard.client.GET("/v1/workspaces/{workspaceId}/models/{modelId}", { params }),
  );
}

/** Reads the title of the best item by a model. */
async function readTop(model: string): Promise<string | undefined> {
  const params = {
    path: { workspaceId: dashboard.workspace.id },
    query: { limit: 1, model },
  };
  const page = requireData(
    await dashboard.client.GET("/v1/workspaces/{workspaceId}/ranking", { params }),
  );
  return page.data[0]?.item.title;
}
