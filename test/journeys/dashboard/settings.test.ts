import { type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Schemas } from "../../../src/client/client.ts";
import { requireData } from "../../../src/client/problem.ts";
import {
  appearances,
  createViewerKey,
  type DashboardEnvironment,
  findAccessibilityFaults,
  hasChromium,
  openDashboard,
  type PageOptions,
  waitForRows,
} from "./dashboard.ts";

let dashboard: DashboardEnvironment;

describe.skipIf(!hasChromium)("the settings page", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test("creates a key, shows it once, and revokes it", async () => {
    const page = await openSettings();
    await page.getByLabel("Name: the person or program that uses it").fill("Nightly report");
    await page.getByLabel("Role").selectOption("developer");
    await page.getByRole("button", { name: "Create key" }).click();
    const key = await page.getByLabel("New key").inputValue();
    expect(await signIn(key)).toBe(201);
    await page.getByRole("button", { name: "I have stored it" }).click();
    expect(await page.content()).not.toContain(key);
    await confirm(page, "Revoke the key Nightly report", "Revoke the key");
    await page.getByText("1 revoked or expired key").waitFor();
    expect(await readKeyState("Nightly report")).toBe("revoked");
  });

  test("replaces a key, and both work for the chosen time", async () => {
    const page = await openSettings();
    const old = await createKey("Script", "viewer");
    await page.reload();
    await page.getByRole("button", { name: "Rotate the key Script" }).click();
    const dialog = page.getByRole("dialog", { name: "Replace the key “Script”?" });
    await dialog.getByLabel("The old key still works for").selectOption("1 hour");
    await dialog.getByRole("button", { name: "Create the new key" }).click();
    const key = await page.getByLabel("New key").inputValue();
    expect(key).not.toBe(old);
    expect([await signIn(old), await signIn(key)]).toEqual([201, 201]);
    await page.getByText("replaced by a new key").waitFor();
  });

  test("ends the session of another browser", async () => {
    const key = await createKey("Other browser", "viewer");
    const other = await dashboard.openPage({ key });
    await waitForRows(other);
    const page = await openSettings({ key });
    await confirm(page, /^End the session of (?!this browser)/, "End the session");
    const ended = page.locator(".sessions tbody tr", { hasNotText: "(this browser)" });
    await ended.waitFor({ state: "detached" });
    expect(await page.locator(".sessions tbody tr").count()).toBe(1);
  });

  test("ranks the items of a status only while its category is open", async () => {
    const page = await openSettings();
    const category = page.getByLabel("Category of the status open");
    await category.selectOption("Done");
    await findTotal(page, "Done", "60").waitFor();
    expect(await countOpenItems()).toBe(0);
    await category.selectOption({ label: "Automatic" });
    await findTotal(page, "Done", "0").waitFor();
    expect(await countOpenItems()).toBe(60);
  });

  test("saves the name and the default model, which then ranks", async () => {
    const page = await openSettings();
    const save = page.getByRole("button", { name: "Save", exact: true });
    expect(await save.isDisabled()).toBe(true);
    await page.getByLabel("Name", { exact: true }).fill("Web shop");
    await page.getByLabel(/^Default model/).selectOption("wsjf");
    await save.click();
    await page.getByRole("button", { name: "Discard the changes" }).waitFor({ state: "detached" });
    expect(await readWorkspace()).toMatchObject({ name: "Web shop", default_model: "wsjf" });
    await page.getByRole("link", { name: "Ranking", exact: true }).click();
    await page.waitForFunction("document.querySelector('#model-choice, select')?.value === 'wsjf'");
    await restoreWorkspace();
  });

  test("asks which change counts if someone else has changed the same setting", async () => {
    const page = await openSettings();
    await page.getByLabel("Name", { exact: true }).fill("Mine");
    await patchWorkspace({ name: "Theirs" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("The name is now Theirs.").waitFor();
    await page.getByRole("button", { name: "Save mine instead" }).click();
    await page.getByRole("button", { name: "Discard the changes" }).waitFor({ state: "detached" });
    expect(await readWorkspace()).toMatchObject({ name: "Mine" });
    await restoreWorkspace();
  });

  test("keeps a ranking as a baseline, renames it, and deletes it", async () => {
    const page = await dashboard.openPage({ path: "/history" });
    await page.getByLabel(/^Keep generation .* as a baseline$/).fill("Plan of Q1");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.getByText("The ranking has a name now.").waitFor();
    await page.getByRole("link", { name: "Settings" }).click();
    const name = page.getByLabel("Name of Plan of Q1", { exact: true });
    await name.fill("Plan of Q2");
    await name.blur();
    await page.getByLabel("Name of Plan of Q2").waitFor();
    expect(await listBaselines()).toEqual(["Plan of Q2"]);
    await page
      .locator("#baselines")
      .getByRole("link", { name: /, generation / })
      .click();
    await page.getByRole("heading", { name: /^From (generation|Plan)/ }).waitFor();
    await page.goBack();
    await confirm(page, "Delete Plan of Q2", "Delete the baseline");
    await page.getByText("There is no baseline yet.").waitFor();
    expect(await listBaselines()).toEqual([]);
  });

  test("rejects an empty name of a baseline, and says what is wrong", async () => {
    const page = await openSettings();
    await createBaseline("Plan");
    await page.reload();
    const name = page.getByLabel("Name of Plan", { exact: true });
    await name.fill("");
    await name.blur();
    await page.locator("#baselines [role=alert]").getByText(/name/i).waitFor();
    expect(await listBaselines()).toEqual(["Plan"]);
  });

  test("clears and warms the caches", async () => {
    const page = await openSettings();
    await confirm(page, "Clear the caches", "Clear the caches");
    const outcome = page.getByRole("status").filter({ hasText: /entries|pages/ });
    expect(await outcome.textContent()).toMatch(/^Deleted [1-9][\d,]* entries\.$/);
    await page.getByRole("button", { name: "Warm the caches" }).click();
    await page.getByText(/^Built [1-9]\d* pages\./).waitFor();
  });

  test("shows a viewer the settings that the role may read, and changes none", async () => {
    const page = await openSettings({ key: await createViewerKey(dashboard) });
    const sections = page.getByRole("navigation", { name: "Sections" }).getByRole("link");
    expect(await sections.allTextContents()).toEqual([
      "Workspace",
      "Status categories",
      "Baselines",
      "Sessions",
    ]);
    expect(await page.getByLabel("Name", { exact: true }).isDisabled()).toBe(true);
    expect(await page.getByLabel("Category of the status open").isDisabled()).toBe(true);
    expect(await page.getByRole("button", { name: "Create key" }).count()).toBe(0);
  });

  test("shows an operator the caches, and no key", async () => {
    const page = await openSettings({ key: await createKey("Operator", "operator") });
    const sections = page.getByRole("navigation", { name: "Sections" }).getByRole("link");
    const names = await sections.allTextContents();
    expect(names).toContain("Caches");
    expect(names).not.toContain("Keys");
    await page.getByRole("button", { name: "Warm the caches" }).waitFor();
  });

  test.each(appearances)(
    "has no accessibility fault ($colorScheme, $width px)",
    async (options) => {
      const page = await openSettings(options);
      expect(await findAccessibilityFaults(page, ".statuses tbody tr")).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
    },
  );
});

async function openSettings(options: PageOptions = {}): Promise<Page> {
  const page = await dashboard.openPage({ path: "/settings", ...options });
  await page.getByLabel("Name", { exact: true }).waitFor();
  await page.locator(".sessions tbody tr").first().waitFor();
  return page;
}

/** Opens the question of an action, and confirms it. */
async function confirm(page: Page, name: string | RegExp, action: string): Promise<void> {
  await page.getByRole("button", { name }).first().click();
  await page.locator("dialog[open]").getByRole("button", { name: action }).click();
}

/** Finds the total of a category on the page. */
function findTotal(page: Page, category: string, count: string) {
  const total = page.locator("#statuses .totals div", { hasText: category });
  return total.getByText(count, { exact: true });
}

async function countOpenItems(): Promise<number> {
  const result = await dashboard.client.GET("/v1/workspaces/{workspaceId}/summary", {
    params: { path: { workspaceId: dashboard.workspace.id } },
  });
  return requireData(result).total;
}

async function signIn(key: string): Promise<number> {
  const response = await fetch(`${dashboard.url()}/v1/session`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
  });
  return response.status;
}

async function createKey(name: string, role: Schemas["Key"]["role"]): Promise<string> {
  const result = await dashboard.client.POST("/v1/workspaces/{workspaceId}/keys", {
    params: { path: { workspaceId: dashboard.workspace.id } },
    body: { name, role },
  });
  return requireData(result).key;
}

async function readKeyState(name: string): Promise<string | undefined> {
  const result = await dashboard.client.GET("/v1/workspaces/{workspaceId}/keys", {
    params: { path: { workspaceId: dashboard.workspace.id } },
  });
  return requireData(result).data.find((key) => key.name === name)?.state;
}

async function readWorkspace() {
  return requireData(
    await dashboard.client.GET("/v1/workspaces/{workspaceId}", {
      params: { path: { workspaceId: dashboard.workspace.id } },
    }),
  );
}

async function patchWorkspace(body: Schemas["WorkspacePatch"]): Promise<void> {
  requireData(
    await dashboard.client.PATCH("/v1/workspaces/{workspaceId}", {
      params: { path: { workspaceId: dashboard.workspace.id } },
      body,
    }),
  );
}

/** Gives the workspace the settings that the other tests expect. */
async function restoreWorkspace(): Promise<void> {
  await patchWorkspace({ name: "Shop", default_model: "qvf-classic" });
}

async function createBaseline(name: string): Promise<void> {
  requireData(
    await dashboard.client.POST("/v1/workspaces/{workspaceId}/baselines", {
      params: { path: { workspaceId: dashboard.workspace.id } },
      body: { name },
    }),
  );
}

async function listBaselines(): Promise<string[]> {
  const result = await dashboard.client.GET("/v1/workspaces/{workspaceId}/baselines", {
    params: { path: { workspaceId: dashboard.workspace.id } },
  });
  return requireData(result).data.map(({ name }) => name);
}
