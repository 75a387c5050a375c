import { expect, test } from "vitest";
import { readKeyId } from "../../../src/core/sealed-text.ts";
import { type Workspace } from "../../../src/core/workspace.ts";
import { readSecretStates } from "../../../src/flows/secrets/read-secret-states.ts";
import { replaceCursorKey } from "../../../src/flows/secrets/replace-cursor-key.ts";
import { rewrapSecrets } from "../../../src/flows/secrets/rewrap-secrets.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { openSecrets } from "../../../src/platform/cloudflare/secrets.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment, unitRootKeys } from "../../environments/unit.ts";

const newKey = "the new root key of the tests";

/** Opens an environment with workspaces that were created under the old root key. */
async function openRotation(count = 1) {
  const environment = openUnitEnvironment();
  const created = Array.from({ length: count }, () =>
    createWorkspace(environment.deps, rootActor, { name: "W", defaultModel: "rice" }),
  );
  const ids = (await Promise.all(created)).map(({ workspace }) => workspace.id);
  const withKeys = (...rootKeys: readonly string[]) => ({
    ...environment.deps,
    secrets: openSecrets(rootKeys),
  });
  const read = async (id = ids[0] ?? ""): Promise<Workspace> => {
    const pointer = await environment.deps.store.workspaces.readPointer(id);
    if (pointer === undefined) {
      throw new Error("The workspace does not exist.");
    }
    return pointer.workspace;
  };
  return { environment, ids, withKeys, read, rotated: withKeys(newKey, ...unitRootKeys) };
}

test("seals every cursor key with the current root key, so that the old one can be removed", async () => {
  const { environment, ids, withKeys, read, rotated } = await openRotation(205);
  const before = await environment.deps.secrets.open((await read()).cursorKey);
  await rewrapSecrets(rotated);
  const workspaces = await Promise.all(ids.map(read));
  const states = workspaces.map((each) => readSecretStates(withKeys(newKey), each));
  expect(new Set((await Promise.all(states)).map(({ cursorKey }) => cursorKey))).toEqual(
    new Set(["readable"]),
  );
  expect(await withKeys(newKey).secrets.open((await read()).cursorKey)).toBe(before);
  expect(environment.metrics).toMatchObject([{ kind: "cron", outcome: "rewrapped", rows: 205 }]);
});

test("changes nothing in a second run", async () => {
  const { environment, read, rotated } = await openRotation();
  await rewrapSecrets(rotated);
  const first = await read();
  await rewrapSecrets(rotated);
  expect(await read()).toEqual(first);
  expect(environment.metrics.map(({ rows }) => rows)).toEqual([1, 0]);
});

test("seals the key of an earlier version, and keeps plain keys without a root key", async () => {
  const { environment, read, ids, withKeys } = await openRotation();
  const plain = "0".repeat(64);
  await environment.deps.store.workspaces.replaceCursorKey(ids[0] ?? "", {
    cursorKey: plain,
    at: 1,
  });
  await rewrapSecrets(withKeys());
  expect((await read()).cursorKey).toBe(plain);
  await rewrapSecrets(withKeys(newKey));
  expect(readKeyId((await read()).cursorKey)).toMatch(/^k/);
  expect(await withKeys(newKey).secrets.open((await read()).cursorKey)).toBe(plain);
});

test("leaves an unreadable key, whose state the owner sees, until the owner replaces it", async () => {
  const { read, ids, withKeys } = await openRotation();
  const lost = withKeys(newKey);
  const before = await read();
  await rewrapSecrets(lost);
  expect(await read()).toEqual(before);
  expect(await readSecretStates(lost, before)).toEqual({ cursorKey: "unreadable" });
  expect(await replaceCursorKey(lost, actorOf(ids[0] ?? ""))).toBe(1);
  expect(await readSecretStates(lost, await read())).toEqual({ cursorKey: "readable" });
});
