import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const SavedWorkspace = z.object({
  workspace: z.string(),
  key: z.string(),
  /** SHA-256 of the file at its last import. */
  digest: z.string(),
});

const SavedWorkspaces = z.record(z.string(), SavedWorkspace);

/** The workspace that an earlier start created for a file. */
export type SavedWorkspace = z.infer<typeof SavedWorkspace>;

/** Reads the workspaces of earlier starts, by source file. An unreadable file counts as empty. */
export function readSavedWorkspaces(file: string): z.infer<typeof SavedWorkspaces> {
  try {
    return SavedWorkspaces.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return {};
  }
}

/** Adds or replaces a workspace. Only this user may read the file, because it contains keys. */
export function saveWorkspace(file: string, name: string, workspace: SavedWorkspace): void {
  const text = JSON.stringify({ ...readSavedWorkspaces(file), [name]: workspace }, undefined, 2);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
