import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBacklog } from "../../../scripts/start/open-backlog.ts";
import { sourceOf } from "../../../scripts/start/source-file.ts";
import { openApi } from "./fake-api.ts";
import { openFolder } from "./temp-folder.ts";

/** A machine with one file on it, and what a start does with that. */
async function openMachine() {
  const folder = openFolder();
  const file = join(folder, "my.csv");
  const keptFile = join(folder, "local/ordinal.json");
  let { url, api } = await openApi();
  return {
    keptFile,
    imports: () => [...api.imports.values()],
    async wipe() {
      ({ url, api } = await openApi());
    },
    start(text: string) {
      writeFileSync(file, text);
      const source = sourceOf({ file, map: undefined });
      return openBacklog({ root: { url, key: "root" }, source, keptFile }, () => undefined);
    },
  };
}

test("makes a workspace for a file, and finds it with nothing to do on the next start", async () => {
  const machine = await openMachine();
  const first = await machine.start("id A");
  const second = await machine.start("id A");
  expect([first.origin, second.origin]).toEqual(["new", "known"]);
  expect(second.workspace).toBe(first.workspace);
  expect(second.client).toEqual(first.client);
  expect(second.job).toBeUndefined();
  expect(machine.imports()).toEqual([["id A"]]);
});

test("lets nobody else read the keys it keeps", async () => {
  const machine = await openMachine();
  await machine.start("id A");
  expect(statSync(machine.keptFile).mode & 0o777).toBe(0o600);
});

test("imports a changed file into the same workspace when its rows have ids", async () => {
  const machine = await openMachine();
  await machine.start("id A");
  const { origin } = await machine.start("id B");
  expect(origin).toBe("known");
  expect(machine.imports()).toEqual([["id A", "id B"]]);
});

test("does not add rows without ids to themselves, and finds the old ones with the old file", async () => {
  const machine = await openMachine();
  const first = await machine.start("A");
  const second = await machine.start("B");
  const third = await machine.start("A");
  expect(second.origin).toBe("without ids");
  expect(machine.imports()).toEqual([["A"], ["B"]]);
  expect(third.workspace).toBe(first.workspace);
});

test("begins anew when the database has been wiped, and when what was kept cannot be read", async () => {
  const machine = await openMachine();
  await machine.start("id A");
  await machine.wipe();
  const { origin } = await machine.start("id A");
  writeFileSync(machine.keptFile, "{nonsense");
  expect([origin, (await machine.start("id A")).origin]).toEqual(["lost", "new"]);
});

test("keeps nothing of an import that was refused, and says why", async () => {
  const machine = await openMachine();
  await expect(machine.start("bad")).rejects.toThrow("The file has no header line.");
  expect((await machine.start("id A")).origin).toBe("new");
});
