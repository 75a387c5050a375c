import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { webCrypto } from "../../src/platform/cloudflare/crypto.ts";
import { random } from "../../src/platform/cloudflare/random.ts";
import { openWorkerEnvironment, request } from "../environments/worker.ts";

/*
 * A database of an earlier version, from before roles, sessions and deletion, with its data. It gets
 * the later migrations, and then serves the Worker.
 */

const workspace = random.typeId("wsp");
const item = random.typeId("itm");
const token = random.token("ord");
const database = env.EARLIER;

beforeAll(async () => {
  await applyD1Migrations(database, env.TEST_MIGRATIONS.filter(isEarlier));
  await insertEarlierRows();
  await applyD1Migrations(database, env.TEST_MIGRATIONS);
});

function isEarlier({ name }: { readonly name: string }): boolean {
  return name < "0008";
}

async function insertEarlierRows(): Promise<void> {
  await database.batch([
    database
      .prepare(
        `INSERT INTO workspaces (id, name, generation, changed_at, last_number, default_model,
          cursor_key, created_at) VALUES (?, 'Shop', 1, 1, 2, 'rice', 'c0ffee', 1)`,
      )
      .bind(workspace),
    database
      .prepare(
        `INSERT INTO api_keys (hash, workspace_id, id, name, created_at)
          VALUES (?, ?, ?, 'first', 1)`,
      )
      .bind(await webCrypto.sha256(token), workspace, random.typeId("key")),
    ...[item, random.typeId("itm")].map((id, index) =>
      database
        .prepare(
          `INSERT INTO items (workspace_id, number, id, type, status, priority, version, created_at,
            updated_at, title, ratings, deleted_at)
            VALUES (?, ?, ?, 0, 'open', 0, 1, 1, 1, 'Cart', ?, ?)`,
        )
        .bind(
          workspace,
          index + 1,
          id,
          JSON.stringify(index === 0 ? { reach: 5, zeal: 2 } : { gone: 1 }),
          index === 0 ? null : 1,
        ),
    ),
    database
      .prepare(
        "INSERT INTO changes (workspace_id, generation, number, actor, at) VALUES (?,1,1,?,1)",
      )
      .bind(workspace, "key_1"),
  ]);
}

function send(method: string, path: string, body?: object): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return openWorkerEnvironment({ DB: database }).fetch(
    request(method, `/v1/workspaces/${workspace}${path}`, {
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
}

describe("a database of an earlier version", () => {
  test("keeps its keys, as admins that do not expire", async () => {
    const response = await send("GET", "/keys");
    expect(await response.json()).toMatchObject({
      data: [{ name: "first", role: "admin", state: "active", expires_at: null }],
    });
  });

  test("keeps its workspaces, which allow no other origin", async () => {
    const response = await send("GET", "");
    expect(await response.json()).toMatchObject({
      name: "Shop",
      generation: 1,
      allowed_origins: [],
      secrets: { cursor_key: "readable" },
    });
  });

  test("counts the criteria of its items, without those of deleted items", async () => {
    const row = await database
      .prepare("SELECT criteria FROM workspaces WHERE id = ?")
      .bind(workspace)
      .first<{ criteria: string }>();
    expect(JSON.parse(row?.criteria ?? "")).toEqual({ reach: 1, zeal: 1 });
  });

  test.each(["DELETE FROM changes", "UPDATE changes SET actor = 'erased'"])(
    "still refuses: %s",
    async (statement) => {
      await expect(database.prepare(statement).run()).rejects.toThrow("only ever appended to");
    },
  );

  test("accepts writes", async () => {
    const response = await send("PATCH", `/items/${item}`, { size: 3 });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ title: "Cart", size: 3, version: 2 });
  });
});
