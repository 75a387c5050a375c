import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSavedWorkspaces, saveWorkspace } from "../../../scripts/start/saved-workspaces.ts";
import { createTempFolder } from "./temp-folder.ts";

const first = { workspace: "wsp_1", key: "ord_1", digest: "d1", model: "rice" };
const second = { workspace: "wsp_2", key: "ord_2" };

test("reads the workspaces as they were saved, the newest last", () => {
  const file = join(createTempFolder(), "local/ordinal.json");
  saveWorkspace(file, "a", first);
  saveWorkspace(file, "b", second);
  saveWorkspace(file, "a", { ...first, digest: "d2" });
  const saved = readSavedWorkspaces(file);
  expect(saved).toEqual({ b: second, a: { ...first, digest: "d2" } });
  expect(Object.keys(saved)).toEqual(["b", "a"]);
});

test("removes the former name of a workspace", () => {
  const file = join(createTempFolder(), "ordinal.json");
  saveWorkspace(file, "scripts/sample/backlog.csv", first);
  saveWorkspace(file, "sample", first);
  expect(readSavedWorkspaces(file)).toEqual({ sample: first });
});

test("counts an unreadable file as empty", () => {
  const file = join(createTempFolder(), "ordinal.json");
  writeFileSync(file, '{"a":{"workspace":1}}');
  expect(readSavedWorkspaces(file)).toEqual({});
});
