import { describe, expect, test } from "vitest";
import { type Actor, type Role } from "../../../src/core/access.ts";
import { erasePerson } from "../../../src/flows/people/erase-person.ts";
import { readPointer } from "../../../src/flows/rankings/pointer.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { deleteWorkspace } from "../../../src/flows/workspaces/delete-workspace.ts";
import { listWorkspaces } from "../../../src/flows/workspaces/list-workspaces.ts";
import { purgeWorkspace, queuePurges } from "../../../src/flows/workspaces/purge-workspaces.ts";
import { readWorkspace } from "../../../src/flows/workspaces/read-workspace.ts";
import { restoreWorkspace } from "../../../src/flows/workspaces/restore-workspace.ts";
import { updateWorkspace } from "../../../src/flows/workspaces/update-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

async function openTenant() {
  const environment = openUnitEnvironment();
  const { deps } = environment;
  const request = { name: "W", defaultModel: "rice" };
  const { workspace } = await createWorkspace(deps, rootActor, request);
  const root: Actor = { ...rootActor, workspace: workspace.id };
  return { environment, deps, id: workspace.id, admin: actorOf(workspace.id), root };
}

const month = 30 * 86_400_000;

describe("the permissions of the life cycle", () => {
  test.each<[string, Role]>([
    ["update", "product_owner"],
    ["delete", "product_owner"],
    ["restore", "admin"],
    ["list", "admin"],
    ["erase", "product_owner"],
    ["read", "viewer"],
  ])("decide about %s by %s", async (operation, role) => {
    const { deps, id } = await openTenant();
    const actor = actorOf(id, role);
    const run = {
      update: () => updateWorkspace(deps, actor, { name: "X", version: undefined }),
      delete: () => deleteWorkspace(deps, actor),
      restore: () => restoreWorkspace(deps, actor),
      list: () => listWorkspaces(deps, actor, { state: "all", limit: 1 }),
      erase: () => erasePerson(deps, actor, { person: { name: "Ana" } }),
      read: () => readWorkspace(deps, actor),
    }[operation];
    const outcome = Promise.resolve(run?.()).then(
      () => "allowed",
      (error: { readonly kind?: string }) => error.kind,
    );
    expect(await outcome).toBe(operation === "read" ? "allowed" : "forbidden");
  });

  test("let the root key delete and restore, but not change settings", async () => {
    const { deps, root } = await openTenant();
    await deleteWorkspace(deps, root);
    expect((await restoreWorkspace(deps, root)).deletedAt).toBeUndefined();
    const update = updateWorkspace(deps, root, { name: "X", version: undefined });
    await expect(update).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("a deletion", () => {
  test("suspends the keys and closes the sockets, and a restoration resumes the keys", async () => {
    const { environment, deps, id, admin, root } = await openTenant();
    await deleteWorkspace(deps, admin);
    await environment.settle();
    const readKeys = () => [...environment.tables.keys.values()];
    expect(readKeys()).toMatchObject([{ workspace: id, suspendedAt: environment.now }]);
    expect(environment.endedSockets).toMatchObject([{ workspace: id, selection: { all: true } }]);
    expect((await readWorkspace(deps, root)).purgeAt).toBe(environment.now + month);
    await restoreWorkspace(deps, root);
    expect(readKeys()[0]?.suspendedAt).toBeUndefined();
  });

  test("does not fail if the room is unavailable", async () => {
    const { deps, admin } = await openTenant();
    const background: Promise<unknown>[] = [];
    const waitUntil = (work: Promise<unknown>) => void background.push(work);
    const rooms = {
      ...deps.rooms,
      endSockets: () => Promise.reject(new Error("The room is unavailable.")),
    };
    await expect(deleteWorkspace({ ...deps, rooms, waitUntil }, admin)).resolves.toBeUndefined();
    await expect(Promise.all(background)).rejects.toThrow("unavailable");
  });

  test("in another isolate ends stale reads as soon as its pointer expires", async () => {
    const { environment, deps, id } = await openTenant();
    await readPointer(deps, { workspace: id });
    await deps.store.workspaces.remove(id, { at: 1, purgeAt: 2 });
    environment.now += 1_500; // past the TTL, within the staleness bound
    await readPointer(deps, { workspace: id });
    await environment.settle();
    const read = readPointer(deps, { workspace: id });
    await expect(read).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("a purge", () => {
  test("runs 30 days after the deletion, and then nothing is left", async () => {
    const { environment, deps, id, admin, root } = await openTenant();
    await deleteWorkspace(deps, admin);
    environment.now += month - 1;
    await queuePurges(deps);
    expect(environment.queued).toEqual([]);
    environment.now += 1;
    await queuePurges(deps);
    expect(environment.queued).toEqual([{ kind: "purge", workspace: id }]);
    await purgeWorkspace(deps, { workspace: id });
    expect(environment.tables.tenants.has(id)).toBe(false);
    expect(environment.metrics.at(-1)).toMatchObject({ outcome: "purged", rows: 1 }); // its key
    await expect(readWorkspace(deps, root)).rejects.toMatchObject({ kind: "not-found" });
  });

  test("waits for caches that have more entries than one call removes", async () => {
    const { environment, deps, id, admin } = await openTenant();
    await deleteWorkspace(deps, admin);
    environment.now += month;
    const results = [true, true, false];
    let calls = 0;
    const clear = async () => {
      calls += 1;
      return { memory: 0, cacheApi: 0, kv: 0, hasMore: results.shift() ?? false };
    };
    await purgeWorkspace({ ...deps, caches: { ...deps.caches, clear } }, { workspace: id });
    expect(calls).toBe(3);
    expect(environment.tables.tenants.has(id)).toBe(false);
  });
});
