import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { InputError } from "../../../scripts/cli-error.ts";
import { openBacklog, tryImport } from "../../../scripts/start/open-backlog.ts";
import { readSavedWorkspaces } from "../../../scripts/start/saved-workspaces.ts";
import { openSourceBody } from "../../../scripts/start/source-body.ts";
import { findSourceFile } from "../../../scripts/start/source-file.ts";
import { type ImportParameters } from "../../../scripts/start/types.ts";
import { openFakeApi } from "./fake-api.ts";
import { createTempFolder } from "./temp-folder.ts";

const ignore = () => undefined;

/** Creates a machine with one file, and a function that starts Ordinal with that file. */
async function createMachine() {
  const folder = createTempFolder();
  const file = join(folder, "my.csv");
  const savedWorkspacesFile = join(folder, "local/ordinal.json");
  let { url, api } = await openFakeApi();
  return {
    savedWorkspacesFile,
    imports: () => [...api.imports.values()],
    async wipe() {
      ({ url, api } = await openFakeApi());
    },
    async start(text: string, parameters: ImportParameters = {}) {
      return openBacklog(await this.request(text, parameters), ignore);
    },
    async dryRun(text: string) {
      return tryImport(await this.request(text, {}), ignore);
    },
    async request(text: string, parameters: ImportParameters) {
      writeFileSync(file, text);
      const source = findSourceFile({ file, parameters });
      const body = await openSourceBody(source);
      return { root: { url, key: "root" }, source, body, savedWorkspacesFile };
    },
  };
}

test("creates a workspace for a file, and finds it unchanged on the next start", async () => {
  const machine = await createMachine();
  const first = await machine.start("id A");
  const second = await machine.start("id A");
  expect([first.origin, second.origin]).toEqual(["new", "saved"]);
  expect(second.workspace).toBe(first.workspace);
  expect(second.key).toBe(first.key);
  expect(second.ended).toBeUndefined();
  expect(machine.imports()).toEqual([["id A"]]);
});

test("saves keys in a file that only this user can read", async () => {
  const machine = await createMachine();
  await machine.start("id A");
  expect(statSync(machine.savedWorkspacesFile).mode & 0o777).toBe(0o600);
});

test("imports a changed file into the same workspace when its rows have ids", async () => {
  const machine = await createMachine();
  await machine.start("id A");
  const { origin } = await machine.start("id B");
  expect(origin).toBe("saved");
  expect(machine.imports()).toEqual([["id A", "id B"]]);
});

test("creates a workspace for a changed file without ids, and keeps the older one for the older file", async () => {
  const machine = await createMachine();
  const first = await machine.start("A");
  const second = await machine.start("B");
  const third = await machine.start("A");
  expect(second.origin).toBe("without-ids");
  expect(machine.imports()).toEqual([["A"], ["B"]]);
  expect(third.workspace).toBe(first.workspace);
});

test("creates a workspace again if the database was wiped or the saved file is unreadable", async () => {
  const machine = await createMachine();
  await machine.start("id A");
  await machine.wipe();
  const { origin } = await machine.start("id A");
  writeFileSync(machine.savedWorkspacesFile, "{nonsense");
  expect([origin, (await machine.start("id A")).origin]).toEqual(["lost", "new"]);
});

test("reports the error of a rejected import and does not save its workspace", async () => {
  const machine = await createMachine();
  await expect(machine.start("bad")).rejects.toThrow("The file has no header line.");
  expect((await machine.start("id A")).origin).toBe("new");
});

test("reports a rejected file as an error of the input", async () => {
  const machine = await createMachine();
  await expect(machine.start("bad")).rejects.toThrow(InputError);
});

test("returns a failed job and does not save its workspace", async () => {
  const machine = await createMachine();
  const { ended } = await machine.start("empty");
  expect(ended?.job).toMatchObject({ state: "failed", reason: "All rows have errors." });
  expect(readSavedWorkspaces(machine.savedWorkspacesFile)).toEqual({});
});

test("imports an unchanged file again when an option has changed", async () => {
  const machine = await createMachine();
  const first = await machine.start("id A");
  const second = await machine.start("id A", { blank: "clear" });
  const third = await machine.start("id A", { blank: "clear" });
  expect(second.workspace).toBe(first.workspace);
  expect([second.origin, third.ended]).toEqual(["saved", undefined]);
  expect(machine.imports()).toEqual([["id A", "id A"]]);
});

test("uses another workspace for another map, because it may identify other items", async () => {
  const machine = await createMachine();
  const first = await machine.start("id A");
  const second = await machine.start("id A", { map: "id=external_id" });
  expect(second.workspace).not.toBe(first.workspace);
});

test("updates the newest workspace of a file without ids when titles identify its items", async () => {
  const machine = await createMachine();
  await machine.start("A");
  const second = await machine.start("B");
  const third = await machine.start("C", { match: "title" });
  const fourth = await machine.start("D", { match: "title" });
  expect([third.workspace, fourth.workspace]).toEqual([second.workspace, second.workspace]);
  expect(machine.imports()).toEqual([["A"], ["B", "C", "D"]]);
  expect(Object.keys(readSavedWorkspaces(machine.savedWorkspacesFile))).toHaveLength(2);
});

test("returns the model that fits the file, and again on the next start", async () => {
  const machine = await createMachine();
  const first = await machine.start("id rice");
  const second = await machine.start("id rice");
  expect([first.suggestedModel, second.suggestedModel]).toEqual(["rice", "rice"]);
});

test("imports nothing in a dry run, and uses its workspace for the import", async () => {
  const machine = await createMachine();
  const { job } = await machine.dryRun("A");
  await machine.dryRun("A");
  expect(job.kind).toBe("dry-run");
  expect(machine.imports()).toEqual([[]]);
  expect((await machine.start("A")).origin).toBe("new");
  expect((await machine.start("A")).origin).toBe("saved");
  expect(machine.imports()).toEqual([["A"]]);
});

test("finds the workspace of the sample that an earlier version saved", async () => {
  const { url, api } = await openFakeApi();
  const savedWorkspacesFile = join(createTempFolder(), "ordinal.json");
  const source = findSourceFile({ file: undefined, parameters: {} });
  const body = { body: new Blob(["id A"]), mediaType: "text/csv", parameters: {} };
  const request = { root: { url, key: "root" }, source, body, savedWorkspacesFile };
  const first = await openBacklog(request, ignore);
  const entry = readSavedWorkspaces(savedWorkspacesFile)["sample"];
  const names = ["scripts/sample/backlog.csv", "scripts/lab/sample/backlog.csv"];
  for (const name of names) {
    writeFileSync(savedWorkspacesFile, JSON.stringify({ [name]: entry }));
    // oxlint-disable-next-line no-await-in-loop -- starts run one after another
    const next = await openBacklog(request, ignore);
    expect([next.origin, next.workspace]).toEqual(["saved", first.workspace]);
  }
  expect([...api.imports.values()]).toEqual([["id A"]]);
});
