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

const criteria = ["business_value", "technical_complexity", "risk_level"] as const;

describe.skipIf(!hasChromium)("a pairwise comparison", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  // A key may have only a few sockets.
  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("becomes a model, after the judgement that contradicts the others is corrected", async () => {
    const page = await dashboard.openPage({ path: "/models?new=ahp" });
    await page.getByLabel("Name").fill("Strategy");
    await fillFields(page, listRows("Criterion", criteria));
    await page.getByRole("button", { name: "Start to compare" }).click();
    await page.waitForURL(/hierarchy=hie_/);
    const create = page.getByRole("button", { name: "Create model and rank by it" });
    await judge(page, "Business value or Technical complexity", -2);
    await page.getByText("Business value is 3 × as important as Technical complexity").waitFor();
    expect(await create.isDisabled()).toBe(true);
    await judge(page, "Technical complexity or Risk level", -2);
    await judge(page, "Business value or Risk level", 4);
    await page.getByText("Risk level is 5 × as important as Business value").first().waitFor();
    const meter = page.getByRole("meter", { name: "Consistency ratio" });
    expect(await meter.getAttribute("aria-valuetext")).toContain("contradict each other");
    expect(await create.isDisabled()).toBe(true);
    await page.getByText("Business value is 9 × as important as Risk level").waitFor();
    await page.getByRole("button", { name: "Apply" }).press("Enter");
    await page.getByText("CR 0.000, consistent").waitFor();
    await page.getByText("Saved.").waitFor();
    await create.click();
    await page.waitForURL(/\/app\/\?model=strategy/);
    await page.locator("#row-0 .title").waitFor();
    expect(await readWeights("strategy")).toEqual([0.692, 0.231, 0.077]); // 9 : 3 : 1
  });

  test("keeps the judgements of each judge, and shows the weights of all", async () => {
    const id = await createHierarchy();
    await putJudgement(id, "ana", 9);
    const page = await dashboard.openPage({ path: `/models?hierarchy=${id}` });
    expect(await page.getByLabel("Judge", { exact: true }).inputValue()).toBe("ana");
    await page.getByText("Business value is 9 × as important").waitFor();
    await page.getByLabel("Judge", { exact: true }).fill("ben");
    await page.keyboard.press("Enter");
    await page.waitForURL(/judge=ben/);
    await judge(page, "Business value or Risk level", 8);
    await page.getByRole("heading", { name: "Weights of 2 judges" }).waitFor();
    await page.getByText("Saved.").waitFor();
    // The geometric mean of 9 and 1/9 is 1.
    expect(await page.locator(".hierarchy-side td.number").allTextContents()).toEqual([
      "0.500",
      "0.500",
    ]);
    await page.reload();
    await page.getByText("Risk level is 9 × as important as Business value").waitFor();
  });

  test("compares categories, and the criteria of each category", async () => {
    const page = await dashboard.openPage({ path: "/models?new=ahp" });
    await page.getByLabel("Name").fill("In categories");
    await fillFields(page, [
      ...listRows("Criterion", criteria),
      ...listRows("Category of criterion", ["benefit", "burden", "burden"]),
    ]);
    await page.getByRole("button", { name: "Start to compare" }).click();
    await page.getByRole("heading", { name: "Which is more important for Burden?" }).waitFor();
    await judge(page, "Benefit or Burden", -1);
    await page.getByRole("button", { name: /^Judge as equal: Technical complexity/ }).click();
    await page.getByText("Technical complexity and Risk level are equally important").waitFor();
    expect(await page.locator(".hierarchy-side td.number").allTextContents()).toEqual([
      "0.667", // 2 / 3
      "0.167", // 1 / 3 × 1 / 2
      "0.167",
    ]);
  });

  test("can be read but not changed by a viewer", async () => {
    const id = await createHierarchy();
    await putJudgement(id, "ana", 3);
    const { key } = requireData(
      await dashboard.client.POST("/v1/workspaces/{workspaceId}/keys", {
        params: { path: { workspaceId: dashboard.workspace.id } },
        body: { name: "Viewer", role: "viewer" },
      }),
    );
    const page = await dashboard.openPage({ path: `/models?hierarchy=${id}`, key });
    await page.getByText("Your role cannot judge. You see the judgements.").waitFor();
    expect(await page.getByLabel("Business value or Risk level").isDisabled()).toBe(true);
    expect(await page.getByRole("button", { name: "Create model and rank by it" }).count()).toBe(0);
  });

  test.each([
    { colorScheme: "light", width: 1_440 },
    { colorScheme: "dark", width: 1_440 },
    { colorScheme: "light", width: 390 },
    { colorScheme: "dark", width: 390 },
  ] as const)("has no accessibility fault ($colorScheme, $width px)", async (options) => {
    const id = await createHierarchy(criteria);
    const page = await dashboard.openPage({ ...options, path: `/models?hierarchy=${id}` });
    await page.locator(".pair").first().waitFor();
    expect(await findAccessibilityFaults(page, ".pair")).toEqual([]);
    await page.goto(`${dashboard.url()}/app/models?new=ahp`);
    await page.locator(".new-hierarchy").waitFor();
    expect(await findAccessibilityFaults(page, ".new-hierarchy")).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
  });
});

/** Moves the slider of a pair by the keyboard: to the left for the first element. */
async function judge(page: Page, pair: string, steps: number): Promise<void> {
  await page.getByRole("slider", { name: pair }).focus();
  await press(page, steps < 0 ? "ArrowLeft" : "ArrowRight", Math.abs(steps));
}

async function press(page: Page, key: string, times: number): Promise<void> {
  if (times > 0) {
    await page.keyboard.press(key);
    await press(page, key, times - 1);
  }
}

/** Fills the fields with these labels, one after the other. */
async function fillFields(
  page: Page,
  [field, ...others]: readonly (readonly [label: string, value: string])[],
): Promise<void> {
  if (field !== undefined) {
    await page.getByLabel(field[0], { exact: true }).fill(field[1]);
    await fillFields(page, others);
  }
}

function listRows(label: string, values: readonly string[]) {
  return values.map((value, index) => [`${label} ${index + 1}`, value] as const);
}

async function createHierarchy(
  keys: readonly string[] = ["business_value", "risk_level"],
): Promise<string> {
  const params = { path: { workspaceId: dashboard.workspace.id } };
  const body = { name: "Priorities", criteria: keys.map((key) => ({ key })) };
  return requireData(
    await dashboard.client.POST("/v1/workspaces/{workspaceId}/hierarchies", { params, body }),
  ).id;
}

async function putJudgement(hierarchyId: string, judgeName: string, value: number): Promise<void> {
  const path = { workspaceId: dashboard.workspace.id, hierarchyId, judge: judgeName };
  const judgement = { a: "business_value", b: "risk_level", value };
  requireData(
    await dashboard.client.PUT(
      "/v1/workspaces/{workspaceId}/hierarchies/{hierarchyId}/judges/{judge}",
      { params: { path }, body: { judgements: [judgement] } },
    ),
  );
}

/** Reads the weights of a model in the order of its criteria. */
async function readWeights(modelId: string): Promise<number[]> {
  const params = { path: { workspaceId: dashboard.workspace.id, modelId } };
  const { weights } = requireData(
    await dashboard.client.GET("/v1/workspaces/{workspaceId}/models/{modelId}", { params }),
  );
  return criteria.map((key) => Number((weights[key] ?? 0).toFixed(3)));
}
