import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import {
  type Client,
  openWorkerEnvironment,
  openWorkspace,
  readJson,
  request,
} from "../environments/worker.ts";
import { recordStatements } from "./record-statements.ts";

const origin = "https://ordinal.test";
const fromPage = { origin, "sec-fetch-site": "same-origin" };

type Headers = Readonly<Record<string, string>>;

/** Returns a function that sends a request without the key of the client. */
function send(client: Client, method: string) {
  return (path: string, headers: Headers): Promise<Response> =>
    client.environment.fetch(request(method, path, { headers }));
}

/** Exchanges the client's key for a session, and returns the cookie. */
async function signIn(client: Client): Promise<{ cookie: string; id: string; header: string }> {
  const response = await send(client, "POST")("/v1/session", {
    ...fromPage,
    authorization: `Bearer ${client.key}`,
  });
  const header = response.headers.get("set-cookie") ?? "";
  const { id } = await readJson<{ id: string }>(response);
  return { cookie: header.split(";")[0] ?? "", id, header };
}

function itemsPath({ id }: Client): string {
  return `/v1/workspaces/${id}/items`;
}

describe("a session", () => {
  test("has a host-only cookie that scripts cannot read and other sites do not send", async () => {
    const { header } = await signIn(await openWorkspace());
    expect(header).toMatch(/^__Host-ordinal=ses_[0-9A-Za-z]+; /);
    expect(header.split("; ").slice(1).toSorted()).toEqual(
      ["HttpOnly", "Max-Age=604800", "Path=/", "SameSite=Strict", "Secure"].toSorted(),
    );
  });

  test("reads and writes with the role of its key", async () => {
    const client = await openWorkspace();
    const { cookie } = await signIn(client);
    expect((await send(client, "GET")(itemsPath(client), { cookie })).status).toBe(200);
    const created = await client.environment.fetch(
      request("POST", itemsPath(client), {
        headers: { ...fromPage, cookie, "content-type": "application/json" },
        body: JSON.stringify({ title: "A" }),
      }),
    );
    expect(created.status).toBe(201);
  });

  test("tells the page its role, its permissions and its session", async () => {
    const client = await openWorkspace();
    const { cookie, id } = await signIn(client);
    const response = await send(client, "GET")("/v1/session", { cookie });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      workspace: client.id,
      role: "admin",
      session_id: id,
      permissions: expect.arrayContaining(["items:write", "keys:write"]),
    });
  });

  test("is stored as a hash", async () => {
    const client = await openWorkspace();
    const { cookie, id } = await signIn(client);
    const { results } = await env.DB.prepare("SELECT * FROM sessions WHERE id = ?").bind(id).all();
    expect(results).toHaveLength(1);
    expect(JSON.stringify(results)).not.toContain(cookie.split("=")[1]);
  });

  test("ends, and loses its cookie", async () => {
    const client = await openWorkspace();
    const { cookie, id } = await signIn(client);
    const ended = await send(client, "DELETE")("/v1/session", { ...fromPage, cookie });
    expect(ended.status).toBe(204);
    expect(ended.headers.get("set-cookie")).toMatch(/^__Host-ordinal=; Max-Age=0/);
    const { data } = await readJson<{ data: { id: string }[] }>(client.get("/sessions"));
    expect(data.map((session) => session.id)).not.toContain(id);
  });

  test("is listed and ended by an admin, and by its own key, but not by another key", async () => {
    const client = await openWorkspace();
    const { id } = await signIn(client);
    const { key } = await readJson<{ key: string }>(
      client.send("POST", "/keys", { name: "V", role: "viewer" }),
    );
    const headers = { authorization: `Bearer ${key}` };
    const path = `/v1/workspaces/${client.id}/sessions`;
    const own = await send(client, "GET")(path, headers);
    expect(await own.json()).toEqual({ data: [] });
    expect((await send(client, "DELETE")(`${path}/${id}`, headers)).status).toBe(404);
    expect((await client.call("DELETE", `/sessions/${id}`)).status).toBe(204);
    expect((await client.call("DELETE", `/sessions/${id}`)).status).toBe(404);
  });

  test("cannot create another session", async () => {
    const client = await openWorkspace();
    const { cookie } = await signIn(client);
    expect((await send(client, "POST")("/v1/session", { ...fromPage, cookie })).status).toBe(403);
  });

  test("ends with its key", async () => {
    const client = await openWorkspace();
    const { cookie } = await signIn(client);
    await env.DB.prepare("UPDATE api_keys SET revoked_at = 1 WHERE workspace_id = ?")
      .bind(client.id)
      .run();
    // The first request of the session in this isolate reads the session and its key.
    expect((await send(client, "GET")(itemsPath(client), { cookie })).status).toBe(401);
  });

  test("is not accepted as a bearer token, and a key is not accepted as a cookie", async () => {
    const client = await openWorkspace();
    const { cookie } = await signIn(client);
    const token = cookie.split("=")[1] ?? "";
    const authorization = `Bearer ${token}`;
    expect((await send(client, "GET")(itemsPath(client), { authorization })).status).toBe(401);
    const forged = { cookie: `__Host-ordinal=${client.key}` };
    expect((await send(client, "GET")(itemsPath(client), forged)).status).toBe(401);
  });
});

describe("an unsafe request with a cookie", () => {
  const json = { "content-type": "application/json" };

  test.each<[string, Headers, number]>([
    ["from a page of this origin", fromPage, 201],
    ["with Sec-Fetch-Site alone", { "sec-fetch-site": "same-origin" }, 201],
    ["with Origin alone", { origin }, 201],
    ["from another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, 403],
    ["from another host of the site", { "sec-fetch-site": "same-site" }, 403],
    ["from an address bar", { "sec-fetch-site": "none" }, 403],
    ["without both headers", {}, 403],
    ["from a sandboxed page", { origin: "null" }, 403],
    ["with Origin of another port", { origin: "https://ordinal.test:444" }, 403],
  ])("%s", async (_, headers, status) => {
    const client = await openWorkspace();
    const { cookie } = await signIn(client);
    const response = await client.environment.fetch(
      request("POST", itemsPath(client), {
        headers: { ...headers, ...json, cookie },
        body: JSON.stringify({ title: "A" }),
      }),
    );
    expect(response.status).toBe(status);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
    "from another site is rejected before its content type: %s",
    async (type) => {
      const client = await openWorkspace();
      const { cookie } = await signIn(client);
      const headers = { "sec-fetch-site": "cross-site", "content-type": type, cookie };
      const incoming = request("POST", itemsPath(client), { headers, body: "title=A" });
      expect((await client.environment.fetch(incoming)).status).toBe(403);
    },
  );

  test("from another site cannot create a session either", async () => {
    const client = await openWorkspace();
    const authorization = `Bearer ${client.key}`;
    const headers = { authorization, origin: "https://evil.example" };
    const response = await send(client, "POST")("/v1/session", headers);
    expect(response.status).toBe(403);
    expect(response.headers.get("set-cookie")).toBeNull();
  });
});

describe("a socket of a browser", () => {
  const upgrade = { upgrade: "websocket" };

  test("opens with the cookie from a page of this origin only", async () => {
    const client = await openWorkspace();
    const { cookie } = await signIn(client);
    const path = `/v1/workspaces/${client.id}/live`;
    const foreign = { ...upgrade, cookie, origin: "https://evil.example" };
    expect((await send(client, "GET")(path, foreign)).status).toBe(403);
    expect((await send(client, "GET")(path, { ...upgrade, cookie })).status).toBe(403);
    const { status, webSocket } = await send(client, "GET")(path, { ...upgrade, cookie, origin });
    expect(status).toBe(101);
    webSocket?.accept();
    webSocket?.close();
  });

  test("closes when its session ends", async () => {
    const client = await openWorkspace();
    const { cookie, id } = await signIn(client);
    const path = `/v1/workspaces/${client.id}/live`;
    const { webSocket } = await send(client, "GET")(path, { ...upgrade, cookie, origin });
    webSocket?.accept();
    const closed = new Promise<CloseEvent>((resolve) => {
      webSocket?.addEventListener("close", resolve);
    });
    await client.call("DELETE", `/sessions/${id}`);
    expect((await closed).code).toBe(4_401);
  });

  test("opens with a ticket once, and a ticket opens nothing else", async () => {
    const client = await openWorkspace();
    const { ticket } = await readJson<{ ticket: string }>(client.call("POST", "/live-tickets"));
    const query = `?ticket=${ticket}`;
    const items = await send(client, "GET")(`${itemsPath(client)}${query}`, {});
    expect(items.status).toBe(401);
    const path = `/v1/workspaces/${client.id}/live${query}`;
    const { status, webSocket } = await send(client, "GET")(path, upgrade);
    expect(status).toBe(101);
    webSocket?.accept();
    webSocket?.close();
    expect((await send(client, "GET")(path, upgrade)).status).toBe(401);
  });

  test('does not let a ticket write an item whose external id is "live"', async () => {
    const client = await openWorkspace();
    const { ticket } = await readJson<{ ticket: string }>(client.call("POST", "/live-tickets"));
    const response = await client.environment.fetch(
      request("PUT", `${itemsPath(client)}/external/live?ticket=${ticket}`, {
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ title: "A" }),
      }),
    );
    expect(response.status).toBe(401);
  });

  test("gets no ticket with a session, because its sockets end with the session", async () => {
    const client = await openWorkspace();
    const { cookie } = await signIn(client);
    const path = `/v1/workspaces/${client.id}/live-tickets`;
    expect((await send(client, "POST")(path, { ...fromPage, cookie })).status).toBe(403);
  });

  test("does not open with a ticket of another workspace, or an expired one", async () => {
    const [client, other] = [await openWorkspace(), await openWorkspace()];
    const readTicket = async () =>
      (await readJson<{ ticket: string }>(other.call("POST", "/live-tickets"))).ticket;
    const foreign = `/v1/workspaces/${client.id}/live?ticket=${await readTicket()}`;
    expect((await send(client, "GET")(foreign, upgrade)).status).toBe(404);
    const expired = `/v1/workspaces/${other.id}/live?ticket=${await readTicket()}`;
    await env.DB.prepare("UPDATE tickets SET expires_at = 1 WHERE workspace_id = ?")
      .bind(other.id)
      .run();
    expect((await send(client, "GET")(expired, upgrade)).status).toBe(401);
  });
});

describe("a page of another origin", () => {
  const page = "https://app.example";
  const preflight = { origin: page, "access-control-request-method": "POST" };

  async function openAllowed(): Promise<Client> {
    const client = await openWorkspace();
    await env.DB.prepare("UPDATE workspaces SET allowed_origins = ? WHERE id = ?")
      .bind(JSON.stringify([page]), client.id)
      .run();
    return client;
  }

  test("gets an answer to its preflight request without a key", async () => {
    const client = await openAllowed();
    const response = await send(client, "OPTIONS")(itemsPath(client), preflight);
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe(page);
    expect(response.headers.get("access-control-allow-methods")).toContain("PATCH");
    expect(response.headers.get("access-control-allow-headers")).toContain("Idempotency-Key");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    expect(response.headers.get("vary")).toContain("Origin");
  });

  test("reads responses and problems with its key, and sees the exposed headers", async () => {
    const client = await openAllowed();
    const headers = { origin: page, authorization: `Bearer ${client.key}` };
    const listed = await send(client, "GET")(itemsPath(client), headers);
    expect(listed.status).toBe(200);
    expect(listed.headers.get("access-control-allow-origin")).toBe(page);
    expect(listed.headers.get("access-control-expose-headers")).toContain("ETag");
    expect(listed.headers.get("vary")).toContain("Origin");
    const unknown = `${itemsPath(client)}/itm_01jd3wq2f8e5avb1j0yqk3n9ds`;
    const missing = await send(client, "GET")(unknown, headers);
    expect(missing.status).toBe(404);
    expect(missing.headers.get("access-control-allow-origin")).toBe(page);
  });

  test("gets Vary: Origin also with a refusal", async () => {
    const [client, other] = [await openAllowed(), await openWorkspace()];
    const authorization = `Bearer ${client.key}`;
    const refusals = [
      await send(client, "GET")(itemsPath(other), { origin: page, authorization }),
      await send(client, "GET")(itemsPath(client), {
        origin: "https://evil.example",
        authorization,
      }),
      await send(other, "OPTIONS")(itemsPath(other), preflight),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([404, 403, 403]);
    for (const { headers } of refusals) {
      expect(headers.get("vary")).toContain("Origin");
    }
  });

  test("is rejected if the workspace does not list it", async () => {
    const client = await openAllowed();
    const evil = "https://evil.example";
    const headers = { origin: evil, authorization: `Bearer ${client.key}` };
    const response = await send(client, "GET")(itemsPath(client), headers);
    expect(response.status).toBe(403);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    const asked = await send(client, "OPTIONS")(itemsPath(client), { ...preflight, origin: evil });
    expect(asked.status).toBe(403);
    expect(asked.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("learns nothing about unknown workspaces, and nothing about sessions", async () => {
    const client = await openAllowed();
    const unknown = "/v1/workspaces/wsp_01jd3wq2f8e5avb1j0yqk3n9ds/items";
    expect((await send(client, "OPTIONS")(unknown, preflight)).status).toBe(403);
    expect((await send(client, "OPTIONS")("/v1/session", preflight)).status).toBe(403);
  });

  test("is limited after 30 refused preflight requests, without another read", async () => {
    const { database, statements } = recordStatements();
    const client = await openWorkspace(openWorkerEnvironment({ DB: database }));
    const headers = { ...preflight, "cf-connecting-ip": "10.9.9.9" };
    for (let index = 0; index < 30; index += 1) {
      // oxlint-disable-next-line no-await-in-loop -- the limit counts one request after another
      await send(client, "OPTIONS")(itemsPath(client), headers);
    }
    const before = statements.length;
    const response = await send(client, "OPTIONS")(itemsPath(client), headers);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(statements).toHaveLength(before);
    // The refused pages do not block the keys of the address.
    const address = { "cf-connecting-ip": "10.9.9.9" };
    expect(
      (
        await send(client, "GET")(itemsPath(client), {
          ...address,
          authorization: `Bearer ${client.key}`,
        })
      ).status,
    ).toBe(200);
  });

  test("never gets a wildcard or credentials", async () => {
    const client = await openAllowed();
    const { cookie } = await signIn(client);
    const response = await send(client, "GET")(itemsPath(client), { origin: page, cookie });
    expect(response.headers.get("access-control-allow-origin")).not.toBe("*");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
  });
});
