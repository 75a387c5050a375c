import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { requireData } from "../../../src/client/problem.ts";
import { allProfiles } from "../../../src/core/import/profiles/profiles.ts";
import {
  addAxe,
  type DashboardEnvironment,
  hasChromium,
  openDashboard,
  runAxe,
} from "./dashboard.ts";
import { writeWorkbook } from "./write-workbook.ts";

const fixtureFolder = join(import.meta.dirname, "../../core/import/fixtures");
const workbookFolder = join(import.meta.dirname, "../../scripts/start/fixtures");

let dashboard: DashboardEnvironment;

describe.skipIf(!hasChromium)("the import page", () => {
  beforeAll(async () => {
    dashboard = await openDashboard();
  }, 60_000);

  // A key may have only a few sockets.
  afterEach(() => dashboard.closePages());

  afterAll(() => dashboard.close());

  test.each(readdirSync(fixtureFolder))(
    "imports %s as its dry run says, and undoes it",
    async (name) => {
      const page = await openImport();
      const before = await countItems();
      await chooseFile(page, readFixture(name));
      expect(await readTracker(page)).toBe(`Automatic: ${findTitle(name)}`);
      const [created = "", updated = ""] = await readCounts(page);
      expect(await countItems()).toBe(before);
      await page.getByRole("button", { name: /^Import [\d,]+ items?$/ }).click();
      await page.getByRole("heading", { name: "The import is complete" }).waitFor();
      expect((await readCounts(page)).slice(0, 2)).toEqual([created, updated]);
      expect(await countItems()).toBe(before + Number(created));
      await page.getByRole("button", { name: "Undo this import" }).click();
      await page.getByRole("button", { name: "Undo the import" }).click();
      await page.getByRole("heading", { name: "The import is undone" }).waitFor();
      expect(await countItems()).toBe(before);
    },
    30_000,
  );

  test("imports the chosen sheet of a workbook, which the browser converts", async () => {
    const page = await openImport();
    await chooseFile(page, readWorkbook("backlog.xlsx"));
    expect(await readCounts(page)).toEqual(["2", "0", "0", "0"]);
    await page.getByLabel("Field of the column Title").waitFor();
    expect(await page.getByLabel("Sheet").locator("option").allTextContents()).toContain("Backlog");
    await page.getByRole("button", { name: "Import 2 items" }).click();
    await page.getByRole("heading", { name: "The import is complete" }).waitFor();
    await page.getByRole("link", { name: /^Open the ranking/ }).click();
    await page.getByText("=1+2").first().waitFor();
  });

  test("reads a large workbook without a violation of the policy of the page", async () => {
    const page = await openImport();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    const rows = Array.from({ length: 12_000 }, (_, index) => [
      `L-${index}`,
      `Large item ${index}`,
    ]);
    const buffer = writeWorkbook([["Key", "Title"], ...rows]);
    await chooseFile(page, { name: "large.xlsx", mimeType: "", buffer }, 30_000);
    expect(await readCounts(page)).toEqual(["12,000", "0", "0", "0"]);
    expect(errors).toEqual([]);
  }, 60_000);

  test("names the line, the column and the reason of each fault", async () => {
    const page = await openImport();
    const lines = ["Key;Title;Due;Points", "F-1;One;soon;3,5", "F-2;;;4", "F-3;Two;;5;6;7"];
    await chooseFile(page, toFile("faults.csv", lines.join("\n")));
    await page.getByText("2 rows would be rejected · 1 cell cannot be read").waitFor();
    const rows = page.locator(".findings-table tbody tr");
    expect(await rows.nth(0).locator("td").allTextContents()).toEqual([
      "2",
      "Due",
      "soon",
      expect.stringContaining("is not a date"),
    ]);
    expect(await rows.nth(1).textContent()).toMatch(/^3whole row.*A new item needs a title/);
    expect(await rows.nth(2).textContent()).toMatch(/^4whole row.*has 6 fields/);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download the list" }).click();
    const path = await (await download).path();
    expect(readFileSync(path, "utf8")).toContain('2,"cell","Due","soon"');
    await page.getByText("More options").click();
    await page.getByLabel("Reject a row if one of its cells cannot be read").check();
    await page.getByRole("heading", { name: "An import would change nothing" }).waitFor();
  });

  test("asks for the order of ambiguous dates, and imports the chosen one", async () => {
    const page = await openImport();
    await chooseFile(page, toFile("dates.csv", "Key,Title,Due\nD-1,Dated,03/04/2026\n"));
    await page.getByRole("button", { name: "The day: 3 April" }).click();
    await page.getByText("Every row and every cell").waitFor();
    expect(await page.getByLabel("Dates").inputValue()).toBe("day-first");
    await page.getByRole("button", { name: "Import 1 item" }).click();
    await page.getByRole("heading", { name: "The import is complete" }).waitFor();
    expect(await findItem("D-1")).toMatchObject({ due_date: "2026-04-03" });
  });

  test("maps a column to another field, and leaves one out", async () => {
    const page = await openImport();
    await chooseFile(page, toFile("map.csv", "Key,Headline,Team\nM-1,Mapped,Web\n"));
    await page.getByLabel("Field of the column Headline").selectOption("title");
    await page.getByRole("button", { name: "Import 1 item" }).waitFor();
    await page.getByLabel("Field of the column Team").selectOption("");
    await page.getByText("The map leaves it out.").waitFor();
    await page.getByRole("button", { name: "Import 1 item" }).click();
    await page.getByRole("heading", { name: "The import is complete" }).waitFor();
    const item = await findItem("M-1");
    expect(item).toMatchObject({ title: "Mapped" });
    expect(item).not.toHaveProperty("team");
  });

  test("offers the columns as titles if no heading is a title", async () => {
    const page = await openImport();
    await setFile(page, toFile("untitled.csv", "Foo,Bar\nfirst thing,1\nsecond thing,2\n"));
    await page.getByText("Which column contains the titles?").waitFor();
    await page.getByRole("button", { name: "Foo" }).click();
    await page.getByRole("button", { name: "Import 2 items" }).waitFor();
    expect(await page.getByLabel("Field of the column Foo").inputValue()).toBe("title");
  });

  test("imports the chosen category of a status", async () => {
    const page = await openImport();
    await chooseFile(page, toFile("status.csv", "Key,Title,Status\nS-1,Parked item,Parked\n"));
    await page.getByLabel("Category of the status Parked").selectOption("cancelled");
    await page.getByRole("button", { name: "Import 1 item" }).click();
    await page.getByRole("heading", { name: "The import is complete" }).waitFor();
    const { data } = requireData(
      await dashboard.client.GET("/v1/workspaces/{workspaceId}/statuses", {
        params: { path: { workspaceId: dashboard.workspace.id } },
      }),
    );
    expect(data.find(({ status }) => status === "Parked")).toMatchObject({ category: "cancelled" });
  });

  test("reads a file of another encoding after the reader has chosen it", async () => {
    const page = await openImport();
    const buffer = Buffer.from("Key,Title\nE-1,Größe\n", "latin1");
    await setFile(page, { name: "latin.csv", mimeType: "text/csv", buffer });
    await page.getByText("The file is not UTF-8: line 2").waitFor();
    await page.getByLabel("Encoding").selectOption("windows-1252");
    await page.getByRole("button", { name: "Import 1 item" }).waitFor();
    expect(await page.locator(".samples").last().textContent()).toBe("Größe");
  });

  test.each([
    ["report.pdf", "%PDF-1.7", "is a PDF document"],
    [
      "page.xls",
      "<html><table></table></html>",
      "is an HTML page, even if its name ends with .xls",
    ],
    [
      "old.xls",
      "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
      "old Excel format (.xls). Save it as",
    ],
    ["empty.csv", "", "empty.csv is empty"],
    ["backlog.csv.gz", "\u001f\u008b\u0008", "is compressed with gzip. Decompress it"],
  ])("rejects %s before the upload, and says what to do", async (name, content, message) => {
    const page = await openImport();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.method()));
    const buffer = Buffer.from(content, "latin1");
    await setFile(page, { name, mimeType: "application/octet-stream", buffer });
    await page.getByRole("alert").getByText(message).waitFor();
    expect(requests).not.toContain("POST");
    await page.getByRole("button", { name: "Choose a file" }).waitFor();
  });

  test("opens the dry run of a file that is dropped on another page", async () => {
    const page = await dashboard.openPage();
    await page.locator(".virtual-rows .title").first().waitFor();
    await page.evaluate(`{
      const data = new DataTransfer();
      data.items.add(new File(["Key,Title\\nX-1,Dropped\\n"], "dropped.csv"));
      for (const type of ["dragover", "drop"]) {
        const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector("main").dispatchEvent(event);
      }
    }`);
    await page.getByRole("heading", { name: "dropped.csv" }).waitFor();
    await page.getByRole("button", { name: "Import 1 item" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/app/import");
  });

  test("shows the result of an import to a reader with its URL", async () => {
    const page = await openImport();
    await chooseFile(page, toFile("shared.csv", "Key,Title\nU-1,Shared\n"));
    await page.getByRole("button", { name: "Import 1 item" }).click();
    await page.getByRole("heading", { name: "The import is complete" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "The import is complete" }).waitFor();
    expect((await readCounts(page))[0]).toBe("1");
  });

  test("works with the keyboard alone", async () => {
    const page = await openImport();
    // The browser intercepts the dialog of the system from then on.
    const opened = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a file" }).focus();
    await page.keyboard.press("Enter");
    const chooser = await opened;
    await chooser.setFiles(toFile("keys.csv", "Key,Title\nK-1,By keyboard\n"));
    const button = page.getByRole("button", { name: "Import 1 item" });
    await button.waitFor();
    await page.getByRole("button", { name: "Choose another file" }).focus();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Import 1 item");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "The import is complete" }).waitFor();
  });

  test("does not exist for a viewer", async () => {
    const { key } = requireData(
      await dashboard.client.POST("/v1/workspaces/{workspaceId}/keys", {
        params: { path: { workspaceId: dashboard.workspace.id } },
        body: { name: "Viewer", role: "viewer" },
      }),
    );
    const page = await dashboard.openPage({ key, path: "/import" });
    await page.getByText("There is no such page").waitFor();
    expect(await page.getByRole("link", { name: "Import" }).count()).toBe(0);
  });

  test.each([
    { colorScheme: "light", width: 1_440 },
    { colorScheme: "dark", width: 1_440 },
    { colorScheme: "light", width: 390 },
    { colorScheme: "dark", width: 390 },
  ] as const)("has no accessibility fault ($colorScheme, $width px)", async (options) => {
    const page = await dashboard.openPage({ ...options, path: "/import" });
    await page.getByRole("button", { name: "Choose a file" }).waitFor();
    await addAxe(page);
    await page.getByRole("button", { name: "Choose a file" }).waitFor();
    expect(await runAxe(page)).toEqual([]);
    const text = "Key;Title;Due;Status;Foo\nF-1;One;03/04/2026;Parked;x\nF-2;;;;\n";
    await chooseFile(page, toFile("faults.csv", text));
    expect(await runAxe(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.width);
  });
});

type TestFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

async function openImport(): Promise<Page> {
  const page = await dashboard.openPage({ path: "/import" });
  await page.getByRole("button", { name: "Choose a file" }).waitFor();
  return page;
}

/** Chooses a file, and waits for the end of its dry run. */
async function chooseFile(page: Page, file: TestFile, timeout = 15_000): Promise<void> {
  await setFile(page, file);
  await page.getByLabel("What an import would change").waitFor({ timeout });
  await page.locator("[aria-busy=false]").waitFor({ timeout });
}

async function setFile(page: Page, file: TestFile): Promise<void> {
  await page.getByLabel("File to import").setInputFiles(file);
}

/** Reads the numbers of created, updated, unchanged and rejected rows. */
async function readCounts(page: Page): Promise<string[]> {
  return page.locator(".counts dd").allTextContents();
}

async function readTracker(page: Page): Promise<string | null> {
  return page.getByLabel("Tracker").locator("option").first().textContent();
}

/** Finds the title of the profile that the name of a fixture names. */
function findTitle(name: string): string {
  const tracker = name.split(".")[0]?.replace(/-german$/, "");
  return allProfiles.find((profile) => profile.name === tracker)?.title ?? "";
}

async function countItems(): Promise<number> {
  const { total } = requireData(
    await dashboard.client.GET("/v1/workspaces/{workspaceId}/summary", {
      params: { path: { workspaceId: dashboard.workspace.id }, query: { scope: "all" } },
    }),
  );
  return total;
}

async function findItem(externalId: string) {
  const { data } = requireData(
    await dashboard.client.GET("/v1/workspaces/{workspaceId}/items", {
      params: {
        path: { workspaceId: dashboard.workspace.id },
        query: { external_id: externalId },
      },
    }),
  );
  return data[0];
}

function readFixture(name: string): TestFile {
  return { name, mimeType: "", buffer: readFileSync(join(fixtureFolder, name)) };
}

function readWorkbook(name: string): TestFile {
  return { name, mimeType: "", buffer: readFileSync(join(workbookFolder, name)) };
}

function toFile(name: string, text: string): TestFile {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}
