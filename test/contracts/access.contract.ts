import { describe, expect, test } from "vitest";
import { limits } from "../../src/contract/limits.ts";
import { type Session } from "../../src/core/session.ts";
import { createWorkspace } from "../../src/flows/workspaces/create-workspace.ts";
import { type Deps, type NewApiKey } from "../../src/ports/deps.ts";
import { rootActor } from "../environments/actors.ts";

const hour = 3_600_000;

/** Tests keys, sessions and tickets. */
export function testAccessContract(open: () => Deps): void {
  describe("keys", () => {
    test("are read by hash and id, and listed newest first, in their workspace only", async () => {
      const { store, workspace, buildKey } = await openKeys(open);
      const [ci, bot] = [buildKey("CI"), { ...buildKey("Bot"), expiresAt: 90 }];
      expect(await store.apiKeys.create(ci, 1)).toBe(true);
      expect(await store.apiKeys.create(bot, 1)).toBe(true);
      const { hash, ...stored } = bot;
      expect(await store.apiKeys.readByHash(hash)).toEqual(stored);
      expect(await store.apiKeys.read(workspace, bot.id)).toEqual(stored);
      const listed = await store.apiKeys.list(workspace);
      expect(listed.map(({ name }) => name)).toEqual(["Bot", "CI", "first"]);
      expect(await store.apiKeys.list("wsp_other")).toEqual([]);
      expect(await store.apiKeys.read("wsp_other", bot.id)).toBeUndefined();
    });

    test("are named by id, also revoked ones, in their workspace only", async () => {
      const { store, workspace, buildKey } = await openKeys(open);
      const [ci, bot] = [buildKey("CI"), buildKey("Bot")];
      await store.apiKeys.create(ci, 1);
      await store.apiKeys.create(bot, 1);
      await store.apiKeys.revoke(workspace, bot.id, 2);
      const ids = [bot.id, "root", bot.id];
      expect(await store.apiKeys.readNames(workspace, ids)).toEqual(new Map([[bot.id, "Bot"]]));
      expect(await store.apiKeys.readNames(workspace, [])).toEqual(new Map());
      expect(await store.apiKeys.readNames("wsp_other", ids)).toEqual(new Map());
    });

    test("have a limit per workspace, which ignores keys that no longer work", async () => {
      const { store, workspace, buildKey } = await openKeys(open);
      for (let index = 1; index < limits.keysMax; index += 1) {
        // oxlint-disable-next-line no-await-in-loop -- the order of the keys is part of the test
        await store.apiKeys.create({ ...buildKey(`Key ${index}`), expiresAt: 50 }, 1);
      }
      const [late, next] = [buildKey("Late"), buildKey("Next")];
      expect(await store.apiKeys.create(late, 49)).toBe(false);
      expect(await store.apiKeys.readByHash(late.hash)).toBeUndefined();
      const [{ id } = late] = await store.apiKeys.list(workspace);
      expect(await store.apiKeys.replace({ id, expiresAt: 80 }, late, 49)).toBe(false);
      expect(await store.apiKeys.readByHash(late.hash)).toBeUndefined();
      expect(await store.apiKeys.create(next, 50)).toBe(true);
      expect(await store.apiKeys.list(workspace)).toHaveLength(limits.keysMax + 1);
    });

    test("are replaced once, and expire at the end of the overlap", async () => {
      const { store, workspace, buildKey } = await openKeys(open);
      const [old, successor, late] = [buildKey("Old"), buildKey("New"), buildKey("Late")];
      await store.apiKeys.create(old, 1);
      const end = { id: old.id, expiresAt: 80 };
      expect(await store.apiKeys.replace(end, successor, 10)).toBe(true);
      expect(await store.apiKeys.replace(end, late, 10)).toBe(false);
      expect(await store.apiKeys.readByHash(late.hash)).toBeUndefined();
      expect(await store.apiKeys.read(workspace, old.id)).toMatchObject({
        expiresAt: 80,
        replacedBy: successor.id,
      });
    });

    test("keep the earlier expiry when they are replaced", async () => {
      const { store, workspace, buildKey } = await openKeys(open);
      const old = { ...buildKey("Old"), expiresAt: 20 };
      await store.apiKeys.create(old, 1);
      await store.apiKeys.replace({ id: old.id, expiresAt: 80 }, buildKey("New"), 10);
      expect(await store.apiKeys.read(workspace, old.id)).toMatchObject({ expiresAt: 20 });
    });

    test("are not replaced after they expired or were revoked", async () => {
      const { store, workspace, buildKey } = await openKeys(open);
      const [expired, revoked] = [{ ...buildKey("A"), expiresAt: 5 }, buildKey("B")];
      await store.apiKeys.create(expired, 1);
      await store.apiKeys.create(revoked, 1);
      await store.apiKeys.revoke(workspace, revoked.id, 2);
      const successor = buildKey("New");
      expect(await store.apiKeys.replace({ id: expired.id, expiresAt: 9 }, successor, 5)).toBe(
        false,
      );
      expect(await store.apiKeys.replace({ id: revoked.id, expiresAt: 9 }, successor, 5)).toBe(
        false,
      );
    });

    test("keep the instant of their first revocation", async () => {
      const { store, workspace, buildKey } = await openKeys(open);
      const key = buildKey("CI");
      await store.apiKeys.create(key, 1);
      expect(await store.apiKeys.revoke(workspace, key.id, 7)).toBe(true);
      expect(await store.apiKeys.revoke(workspace, key.id, 9)).toBe(true);
      expect(await store.apiKeys.revoke("wsp_other", key.id, 9)).toBe(false);
      expect(await store.apiKeys.read(workspace, key.id)).toMatchObject({ revokedAt: 7 });
    });

    test("record a use at most once per hour", async () => {
      const { store, workspace, buildKey } = await openKeys(open);
      const key = buildKey("CI");
      await store.apiKeys.create(key, 1);
      await store.apiKeys.markUsed(key.hash, 5);
      await store.apiKeys.markUsed(key.hash, 5 + hour);
      expect(await store.apiKeys.read(workspace, key.id)).toMatchObject({ lastUsedAt: 5 });
      await store.apiKeys.markUsed(key.hash, 6 + hour);
      expect(await store.apiKeys.read(workspace, key.id)).toMatchObject({ lastUsedAt: 6 + hour });
    });
  });

  describe("sessions", () => {
    test("are read with their key, and listed newest first", async () => {
      const { store, workspace, key, buildSession } = await openSessions(open);
      const [a, b] = [buildSession(100), buildSession(100)];
      await store.sessions.create({ ...a, hash: "hash a" });
      await store.sessions.create({ ...b, hash: "hash b" });
      expect(await store.sessions.readByHash("hash a")).toEqual({ session: a, key });
      expect(await store.sessions.list(workspace, { at: 1 })).toEqual([b, a]);
      expect(await store.sessions.list(workspace, { at: 100 })).toEqual([]);
      expect(await store.sessions.list(workspace, { at: 1, key: "key_other" })).toEqual([]);
      expect(await store.sessions.list("wsp_other", { at: 1 })).toEqual([]);
    });

    test("end once, and only for their key and workspace", async () => {
      const { store, workspace, buildSession } = await openSessions(open);
      const session = buildSession(100);
      const target = { id: session.id, at: 3 };
      await store.sessions.create({ ...session, hash: `hash of ${session.id}` });
      expect(await store.sessions.end("wsp_other", target)).toBe(false);
      expect(await store.sessions.end(workspace, { ...target, key: "key_other" })).toBe(false);
      expect(await store.sessions.end(workspace, { ...target, key: session.key })).toBe(true);
      expect(await store.sessions.end(workspace, target)).toBe(false);
      expect(await store.sessions.list(workspace, { at: 1 })).toEqual([]);
    });

    test("record a use at most once per hour, and are deleted after their expiry", async () => {
      const { store, buildSession } = await openSessions(open);
      const session = buildSession(100);
      const hash = `hash of ${session.id}`;
      await store.sessions.create({ ...session, hash });
      await store.sessions.markUsed(hash, hour);
      expect((await store.sessions.readByHash(hash))?.session.lastUsedAt).toBe(1);
      await store.sessions.markUsed(hash, hour + 2);
      expect((await store.sessions.readByHash(hash))?.session.lastUsedAt).toBe(hour + 2);
      await store.sessions.deleteExpired(100);
      expect(await store.sessions.readByHash(hash)).toBeDefined();
      await store.sessions.deleteExpired(101);
      expect(await store.sessions.readByHash(hash)).toBeUndefined();
    });
  });

  test("only one of several callers gets a ticket", async () => {
    const { store } = open();
    const ticket = { hash: "hash of one", workspace: "wsp_1", key: "key_1", expiresAt: 30 };
    await store.tickets.create(ticket);
    await store.tickets.create({ ...ticket, hash: "hash of two" });
    await store.tickets.deleteExpired(30);
    const taken = await Promise.all([1, 2, 3].map(() => store.tickets.take(ticket.hash)));
    expect(taken.filter((each) => each !== undefined)).toEqual([ticket]);
    await store.tickets.deleteExpired(31);
    expect(await store.tickets.take("hash of two")).toBeUndefined();
  });
}

async function openKeys(open: () => Deps) {
  const { store, random, ...deps } = open();
  const { workspace } = await createWorkspace({ store, random, ...deps }, rootActor, {
    name: "W",
    defaultModel: "rice",
  });
  const buildKey = (name: string): NewApiKey => {
    const id = random.typeId("key");
    const hash = `hash of ${id}`;
    return { id, workspace: workspace.id, name, role: "developer", createdAt: 1, hash };
  };
  return { store, random, workspace: workspace.id, buildKey };
}

async function openSessions(open: () => Deps) {
  const { store, random, workspace, buildKey } = await openKeys(open);
  const { hash, ...key } = buildKey("CI");
  await store.apiKeys.create({ ...key, hash }, 1);
  const buildSession = (expiresAt: number): Session => ({
    id: random.typeId("ses"),
    workspace,
    key: key.id,
    userAgent: "Browser/1",
    createdAt: 1,
    expiresAt,
    lastUsedAt: 1,
  });
  return { store, workspace, key, buildSession };
}
