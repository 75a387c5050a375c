import { describe, expect, test } from "vitest";
import { type Actor, roles } from "../../../src/core/access.ts";
import { exportBackup } from "../../../src/flows/backups/export-backup.ts";
import { stageRestore } from "../../../src/flows/backups/stage-restore.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

const others = [...roles.filter((role) => role !== "admin"), "root" as const];

async function openWorkspace() {
  const { deps } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "rice" });
  const openActor = (role: Actor["role"]): Actor => ({
    workspace: workspace.id,
    id: "key_1",
    role,
    via: "key",
  });
  return { deps, openActor };
}

async function* readNothing(): AsyncGenerator<Uint8Array> {
  // The upload has no bytes.
}

describe("the role admin", () => {
  test.each(others)("backs up and restores a workspace, and %s does not", async (role) => {
    const { deps, openActor } = await openWorkspace();
    const [admin, other] = [openActor("admin"), openActor(role)];
    const body = readNothing();
    expect((await exportBackup(deps, { actor: admin, version: "1" })).generation).toBe(0);
    await expect(exportBackup(deps, { actor: other, version: "1" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(stageRestore(deps, { actor: other, body })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(stageRestore(deps, { actor: admin, body })).rejects.toMatchObject({
      kind: "invalid",
    });
  });
});
