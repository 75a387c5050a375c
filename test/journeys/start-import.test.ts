import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Schemas } from "../../src/client/client.ts";
import { readItems } from "./printed-backlog.ts";
import { startCommand } from "./start-command.ts";

const folder = mkdtempSync(join(tmpdir(), "ordinal-start-import-"));
const workbook = join(import.meta.dirname, "../scripts/start/fixtures/backlog.xlsx");
const timeout = 60_000;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeFile(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
  return file;
}

type Result = {
  readonly output: string;
  readonly errors: string;
  /** The exit code; undefined if the server was stopped. */
  readonly code: number | undefined;
};

/**
 * Runs `npm start` with a folder of local data of its own. Stops the server once it has printed
 * everything, after `use` has sent its requests.
 */
async function start(
  args: readonly string[],
  use: (output: string) => Promise<void> = () => Promise.resolve(),
): Promise<Result> {
  const command = await startCommand({ args, localFolder: join(folder, "local") });
  const isReady = await command.isReady;
  try {
    if (isReady) {
      await use(command.readOutput());
    }
  } finally {
    await (isReady ? command.stop() : command.end());
  }
  const code = isReady ? undefined : await command.end();
  return { output: command.readOutput(), errors: command.readErrors(), code };
}

test(
  "reports a Jira export with repeated columns and a word that is not known",
  { timeout },
  async () => {
    const file = writeFile("jira.csv", [
      "Summary,Issue key,Issue id,Issue Type,Priority,Labels,Labels,Comment,Comment",
      "Sign in,WEB-1,10001,Story,Highest,auth,web,old,older",
      "Sign out,WEB-2,10002,Bug,Sometime,auth,,,",
    ]);
    const { output, errors } = await start(["--import", file]);
    expect(errors).toBe("");
    expect(output).toContain("Jira: the file has the columns");
    expect(output).toContain("UTF-8, comma-separated, 2 rows");
    expect(output).toContain("Labels (2 columns) → labels");
    expect(output).toMatch(/not read: .*Comment \(2 columns\)/);
    expect(output).toContain("2 created, 0 updated, 0 unchanged, 0 failed");
    expect(output).toMatch(/line 3, Priority "Sometime": .*--values 'priority: Sometime=/s);
    expect(output).toContain("Top 2 of 2 open items by qvf-classic:");
  },
);

test("reads the first sheet of a workbook", { timeout }, async () => {
  let items: readonly Schemas["Item"][] = [];
  const { output, errors } = await start(["--import", workbook], async (text) => {
    items = await readItems(text);
  });
  expect(errors).toBe("");
  expect(output).toContain('Excel workbook, sheet "Backlog" (the first of 2), 2 rows');
  expect(output).toContain("2 created, 0 updated, 0 unchanged, 0 failed");
  expect(items.find((item) => item.external_id === "007")).toMatchObject({
    title: "=1+2",
    due_date: "2026-06-25",
    labels: ["web", "q1"],
    ratings: { confidence: 0.8, effort: 1.234, reach: 1_234 },
  });
});

test(
  "lists the columns of a file without a title and a map, with exit code 2",
  { timeout },
  async () => {
    const file = writeFile("wishes.csv", ["Wish;Votes", "Dark mode;3", '"Export, as PDF";5']);
    const { output, errors, code } = await start(["--import", file]);
    expect(code).toBe(2);
    expect(errors).toContain(`--map '{"Wish":"title"}'`);
    expect(errors).toContain('"Wish": "Dark mode", "Export, as PDF"');
    expect(errors).toContain('"Votes": "3", "5"');
    expect(output).not.toContain("Top ");
  },
);

test(
  "ranks by the model whose criteria the file has, and again on the next start",
  { timeout },
  async () => {
    const file = writeFile("rice.csv", [
      "key,title,reach,impact,confidence,effort",
      "R-1,Rate limits,1000,2,0.9,3",
      "R-2,Own dashboard,500,3,0.8,5",
    ]);
    const tried = await start(["--import", file, "--dry-run"]);
    expect([tried.code, tried.errors]).toEqual([0, ""]);
    expect(tried.output).toContain("would create 2 items, update 0");
    expect(tried.output).toMatch(/^npm start -- .*--import \S+rice\.csv$/m);
    const first = await start(["--import", file]);
    const second = await start(["--import", file]);
    expect(first.output).toContain("2 created, 0 updated");
    expect(second.output).toContain("already imported");
    for (const { output } of [first, second]) {
      expect(output).toContain(
        "Top 2 of 2 open items by rice (chosen because the file rates its criteria",
      );
      expect(output).toMatch(/1 {2}600 {2}Rate limits/); // 1000 · 2 · 0.9 / 3
    }
  },
);

test("rejects a file without a valid row with exit code 2", { timeout }, async () => {
  const file = writeFile("empty.csv", ["title,type", ",story", ",bug"]);
  const { output, errors, code } = await start(["--import", file]);
  expect(code).toBe(2);
  expect(output).toContain("empty: not imported");
  expect(output).toContain("line 2: The row has neither a title nor an id.");
  expect(errors).toContain("The import failed");
});
