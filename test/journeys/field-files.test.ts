import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readOptions } from "../../scripts/start/options.ts";
import { ensureRootKey } from "../../scripts/start/root-key.ts";
import { showBacklog, showDryRun } from "../../scripts/start/show-backlog.ts";
import { openSourceBody } from "../../scripts/start/source-body.ts";
import { findSourceFile } from "../../scripts/start/source-file.ts";
import { type FieldCase } from "./field-cases/field-case.ts";
import { layoutCases } from "./field-cases/layouts.ts";
import { trackerCases } from "./field-cases/trackers.ts";
import { valueCases } from "./field-cases/values.ts";
import { expectPrinted, readItems, viewItems } from "./printed-backlog.ts";
import { type StartedCommand, startCommand } from "./start-command.ts";

const ownFolder = join(import.meta.dirname, "field");
const sharedFolder = join(import.meta.dirname, "../../../shared/field");
const isAbsent = !existsSync(sharedFolder);
if (isAbsent) {
  console.warn(`SKIPPED: the field files are not at ${sharedFolder}`);
}

const localFolder = mkdtempSync(join(tmpdir(), "ordinal-field-"));
let command: StartedCommand;
let url = "";
let savedWorkspacesFile = "";

beforeAll(async () => {
  const file = join(ownFolder, "01-jira.csv");
  command = await startCommand({ args: ["--import", file], localFolder });
  if (!(await command.isReady)) {
    throw new Error(`npm start ended early:\n${command.readErrors()}`);
  }
  url = /ORDINAL_URL=(\S+)/.exec(command.readOutput())?.[1] ?? "";
}, 60_000);

afterAll(async () => {
  await command.stop();
  rmSync(localFolder, { recursive: true, force: true });
});

/** Each test has its own saved workspaces, and therefore its own workspaces. */
beforeEach(({ task }) => {
  savedWorkspacesFile = join(localFolder, `${task.id}.json`);
});

/** Imports a file on the running server with the code of `npm start`. Returns the printed text. */
async function importFile(file: string, args: readonly string[] = []): Promise<string> {
  const allArgs = ["--import", file, ...args];
  const options = readOptions(allArgs);
  const source = findSourceFile(options);
  const root = { url, key: ensureRootKey(join(localFolder, ".dev.vars")) };
  const request = { root, source, body: await openSourceBody(source), savedWorkspacesFile };
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
  try {
    await (options.isDryRun ? showDryRun(request, allArgs) : showBacklog(request, options.model));
  } finally {
    log.mockRestore();
  }
  return lines.join("\n");
}

function writeFile(name: string, text: string): string {
  const file = join(localFolder, name);
  writeFileSync(file, text);
  return file;
}

test("npm start imports a file and prints it without colours for a pipe", async () => {
  const [{ prints, items } = { prints: [], items: [] }] = trackerCases;
  const output = command.readOutput();
  expectPrinted(output, prints);
  expect(output).not.toContain("\u001B");
  expect(viewItems(await readItems(output))).toMatchObject(items);
});

describe.each<[string, readonly FieldCase[]]>([
  ["an export of a tracker", trackerCases.slice(1)],
  ["a file with values in many spellings", valueCases],
  ["a file with an unusual layout", layoutCases],
])("%s", (_, cases) => {
  const named = cases.map((each) => ({
    ...each,
    name: [each.file, ...(each.args ?? [])].join(" "),
  }));
  test.each(named)("is imported: $name", async ({ file, args, prints, items }) => {
    const output = await importFile(join(ownFolder, file), args);
    expectPrinted(output, [...prints, `${items.length} created`, "Top "]);
    expect(viewItems(await readItems(output))).toMatchObject(items);
  });
});

test("importing a file again changes nothing", async () => {
  const file = join(localFolder, "again.csv");
  copyFileSync(join(ownFolder, "07-github-rest.csv"), file);
  await importFile(file);
  expect(await importFile(file)).toContain("again: already imported");
  writeFileSync(file, "\n", { flag: "a" });
  const output = await importFile(file);
  expectPrinted(output, ["imported again", "0 created, 0 updated, 2 unchanged, 0 failed"]);
  expect(await readItems(output)).toHaveLength(2);
});

test("a blank cell leaves its field unchanged, or clears it with --blank clear", async () => {
  const file = join(localFolder, "blank.csv");
  copyFileSync(join(ownFolder, "14-before.csv"), file);
  const [before] = viewItems(await readItems(await importFile(file)));
  copyFileSync(join(ownFolder, "14-after.csv"), file);
  const kept = await importFile(file);
  expectPrinted(kept, ["0 created, 0 updated, 1 unchanged"]);
  expect(viewItems(await readItems(kept))).toEqual([before]);
  const cleared = await importFile(file, ["--blank", "clear"]);
  expectPrinted(cleared, ["blank cells clear their fields", "0 created, 1 updated"]);
  expect(viewItems(await readItems(cleared))).toMatchObject([
    { title: "Keep me", priority: undefined, size: undefined, labels: [], ratings: {} },
  ]);
});

test("--match title updates a file without ids", async () => {
  const file = writeFile("wishes.csv", "Title;Size\nDark theme;3\nExport;5\n");
  expectPrinted(await importFile(file), ["2 rows have no id"]);
  writeFileSync(file, "Title;Size\nDark theme;8\nExport;5\n");
  const output = await importFile(file, ["--match", "title"]);
  expectPrinted(output, ["0 created, 1 updated, 1 unchanged"]);
  expect(viewItems(await readItems(output))).toMatchObject([{ size: 8 }, { size: 5 }]);
});

test("a dry run imports nothing", async () => {
  const file = join(ownFolder, "13-wsjf.csv");
  const tried = await importFile(file, ["--dry-run"]);
  expect(tried).toContain("would create 3 items");
  expect(tried).toMatch(/Nothing was imported\..*\n\nnpm start -- --import \S+13-wsjf\.csv/);
  expect(await importFile(file)).toContain("3 created");
});

const columnsMap = ["--map", "Points=storypoints"];
const reportedAbove = "see the result and the errors above";

test.each([
  { file: "latin.csv", text: "key;title\nL-1;K\u00F6ln\n", remedy: "--encoding windows-1252" },
  { file: "wish.csv", text: "Wish;Votes\nDark mode;3\n", remedy: `--map '{"Wish":"title"}'` },
  { file: "map.csv", text: "title,Points\nx,3\n", args: columnsMap, remedy: "Did you mean" },
  { file: "no-row.csv", text: "key,title\n", remedy: reportedAbove },
  { file: "no-title.csv", text: "title,type\n,bug\n", remedy: reportedAbove },
])("rejects $file with the remedy", async ({ file, text, args, remedy }) => {
  const path = join(localFolder, file);
  writeFileSync(path, text, "latin1");
  await expect(importFile(path, args)).rejects.toThrow(remedy);
});

/** The files of the shared folder, and the number of their items. */
const sharedCounts = {
  "01-jira-repeated-columns.csv": 3,
  "02-jira-wide-row.csv": 1,
  "03-azure-devops.csv": 4,
  "04-linear.csv": 3,
  "05-labels.csv": 5,
  "06-github-issues.json": 2,
  "06-github-issues.ndjson": 2,
  "07-github-rest.csv": 2,
  "08-words.csv": 12,
  "09-dates.csv": 12,
  "10-german-decimals.csv": 1,
  "11-utf16-tab.txt": 2,
  "12-rice-words.csv": 4,
  "12-rice.csv": 2,
  "13-wsjf.csv": 4,
  "14-blank-after.csv": 1,
  "14-blank-before.csv": 1,
  "15-done-first.csv": 3,
  "26-formula.csv": 2,
  "27-cycle.csv": 3,
  "28-same-id-twice.csv": 2,
  "29-line-numbers.csv": 3,
};

describe.skipIf(isAbsent)("a field file", () => {
  test.each(Object.entries(sharedCounts))("%s is imported unchanged", async (file, count) => {
    const output = await importFile(join(sharedFolder, file));
    expectPrinted(output, [`${count} created`]);
    expect(await readItems(output)).toHaveLength(count);
  });

  test("in Windows-1252 is rejected as a whole, and imported with --encoding", async () => {
    const file = join(sharedFolder, "11-windows-1252.csv");
    await expect(importFile(file)).rejects.toThrow("--encoding windows-1252");
    const output = await importFile(file, ["--encoding", "windows-1252"]);
    expect(viewItems(await readItems(output))).toMatchObject([
      { title: "Gästekonto für Käufer" },
      { title: "Plain" },
    ]);
  });
});
