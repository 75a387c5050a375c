import { type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
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

describe.skipIf(!hasChromium)("the people page", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
    await putItem(dashboard, "SHOP-10", { size: 3, labels: ["payments"] });
    await putItem(dashboard, "SHOP-20", { size: 3 });
  }, 120_000);

  beforeEach(deletePeople);

  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("says what people are for when there are none, and adds one", async () => {
    const page = await openPeople();
    await page.getByText("People are for planning").waitFor();
    await page.getByLabel("Name").fill("Ana");
    await page.getByLabel("Skills, separated by commas").fill("payments, search");
    await page.getByLabel("Capacity").fill("5");
    await page.keyboard.press("Enter");
    await page.getByRole("rowheader", { name: "Ana" }).waitFor();
    expect(await page.locator(".people-table tbody td").first().textContent()).toBe(
      "payments, search",
    );
    expect(await page.getByLabel("Name").inputValue()).toBe("");
  });

  test("shows what each person would do in the plan", async () => {
    await addPerson("Ana", ["payments"], 3);
    await addPerson("Ben", [], 3);
    const page = await openPeople();
    const rows = page.locator(".people-table tbody tr");
    await rows.nth(0).locator("summary").click();
    expect(await rows.nth(0).getByRole("link").allTextContents()).toEqual(["Item 10"]);
    expect(await rows.nth(1).locator("summary").textContent()).toBe("1 item · 3 of 3");
    await page.getByRole("main").getByRole("link", { name: "plan" }).click();
    await page.getByText("6 of 6 used").waitFor();
  });

  test("edits a person by keyboard, and returns to the button", async () => {
    await addPerson("Ana", [], 3);
    const page = await openPeople();
    await page.getByRole("button", { name: "Edit Ana" }).press("Enter");
    const form = page.getByRole("form", { name: "Edit Ana" });
    await form.locator("input[name=name]:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Edit Ana" }).press("Enter");
    await form.getByLabel("Capacity").fill("8.5");
    await page.keyboard.press("Enter");
    await page.getByRole("cell", { name: "8.5", exact: true }).waitFor();
    expect(await page.evaluate("document.activeElement.ariaLabel")).toBe("Edit Ana");
  });

  test("reports a change of another reader, and keeps the entered values", async () => {
    const { id } = await addPerson("Ana", [], 3);
    const page = await openPeople();
    await page.getByRole("button", { name: "Edit Ana" }).click();
    const form = page.getByRole("form", { name: "Edit Ana" });
    await form.getByLabel("Capacity").fill("9");
    await dashboard.client.PATCH("/v1/workspaces/{workspaceId}/people/{personId}", {
      params: { path: { workspaceId: dashboard.workspace.id, personId: id } },
      headers: { "content-type": "application/merge-patch+json" },
      body: { capacity: 4 },
    });
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByText(/version/).waitFor();
    expect(await form.getByLabel("Capacity").inputValue()).toBe("9");
  });

  test("deletes a person only after a confirmation", async () => {
    await addPerson("Ana", [], 3);
    const page = await openPeople();
    await page.getByRole("button", { name: "Delete Ana" }).click();
    await page.getByRole("dialog", { name: "Delete Ana?" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("rowheader", { name: "Ana" }).waitFor();
    await page.getByRole("button", { name: "Delete Ana" }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("There are no people yet").waitFor();
    expect(await listPeople()).toEqual([]);
  });

  test("does not let a viewer change people", async () => {
    await addPerson("Ana", [], 3);
    const page = await openPeople({ key: await createViewerKey(dashboard) });
    await page.getByText("Your role cannot change people.").waitFor();
    expect(await page.getByRole("button", { name: /Edit|Delete|Add/ }).count()).toBe(0);
    expect(await page.getByRole("rowheader", { name: "Ana" }).isVisible()).toBe(true);
  });

  test.each(appearances)(
    "has no accessibility fault ($colorScheme, $width px)",
    async (options) => {
      await addPerson("Ana", ["payments"], 3);
      const page = await openPeople(options);
      expect(await findAccessibilityFaults(page, ".people-table")).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
    },
  );
});

async function openPeople(
  options: Parameters<DashboardEnvironment["openPage"]>[0] = {},
): Promise<Page> {
  const page = await dashboard.openPage({ path: "/people", ...options });
  await page.locator(".people").waitFor();
  return page;
}

async function addPerson(name: string, skills: string[], capacity: number) {
  const { client, workspace } = dashboard;
  const params = { path: { workspaceId: workspace.id } };
  const body = { name, skills, capacity };
  return requireData(await client.POST("/v1/workspaces/{workspaceId}/people", { params, body }));
}

async function listPeople() {
  const { client, workspace } = dashboard;
  const params = { path: { workspaceId: workspace.id } };
  return requireData(await client.GET("/v1/workspaces/{workspaceId}/people", { params })).data;
}

async function deletePeople(): Promise<void> {
  const { client, workspace } = dashboard;
  const people = await listPeople();
  await Promise.all(
    people.map(({ id }) =>
      client.DELETE("/v1/workspaces/{workspaceId}/people/{personId}", {
        params: { path: { workspaceId: workspace.id, personId: id } },
      }),
    ),
  );
}
