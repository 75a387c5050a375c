import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const SavedWorkspace = z.object({
  workspace: z.string(),
  key: z.string(),
  /** The digest of the file at its last import; absent if only dry runs have used the workspace. */
  digest: z.string().optional(),
  /** The model that fits the criteria of the file. */
  model: z.string().optional(),
});

const SavedWorkspaces = z.record(z.string(), SavedWorkspace);

/** The workspace that an earlier start created for a file. */
export type SavedWorkspace = z.infer<typeof SavedWorkspace>;

/** The workspaces of earlier starts by the names of their source files, oldest first. */
export type SavedWorkspaces = Readonly<Record<string, SavedWorkspace>>;

/** Reads the workspaces of earlier starts. An unreadable file counts as empty. */
export function readSavedWorkspaces(file: string): SavedWorkspaces {
  try {
    return SavedWorkspaces.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return {};
  }
}

/**
 * Adds a workspace as the newest one. Replaces the entry with the same name and removes other names
 * of the workspace. Only this user may read the file, because it contains keys.
 */
export function saveWorkspace(file: string, name: string, workspace: SavedWorkspace): void {
  const others = Object.entries(readSavedWorkspaces(file)).filter(
    ([otherName, other]) => otherName !== name && other.workspace !== workspace.workspace,
  );
  const text = JSON.stringify(Object.fromEntries([...others, [name, workspace]]), undefined, 2);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
