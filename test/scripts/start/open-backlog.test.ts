import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBacklog } from "../../../scripts/start/open-backlog.ts";
import { findSourceFile } from "../../../scripts/start/source-file.ts";
import { openFakeApi } from "./fake-api.ts";
import { createTempFolder } from "./temp-folder.ts";

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
    start(text: string) {
      writeFileSync(file, text);
      const source = findSourceFile({ file, map: undefined });
      return openBacklog(
        { root: { url, key: "root" }, source, savedWorkspacesFile },
        () => undefined,
      );
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
  expect(second.job).toBeUndefined();
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
