import { env } from "cloudflare:workers";
import { type ActorRole, type Role, roles } from "../../../src/core/access.ts";
import { webCrypto } from "../../../src/platform/cloudflare/crypto.ts";
import { random } from "../../../src/platform/cloudflare/random.ts";
import {
  type Client,
  createItems,
  openWorkerEnvironment,
  openWorkspace,
  readJson,
  request,
  requireValue,
  stub,
} from "../../environments/worker.ts";
import { type KeyedOperation } from "./operations.ts";
import { type RequestParts, requests } from "./requests.ts";

/** The ids of one workspace that its requests name. */
export type Resources = {
  readonly workspace: string;
  /** Items; the first is the parent of the others. */
  readonly items: readonly [string, string, string];
  readonly people: readonly [string, string];
  readonly hierarchies: readonly [string, string, string];
  readonly model: string;
  readonly ranking: string;
  readonly baselines: readonly [string, string];
  readonly job: string;
  readonly generation: number;
  readonly keys: readonly [string, string, string];
  readonly session: string;
};

/** A workspace with resources of every kind, whose texts contain a marker, and a key per role. */
export type Tenant = {
  readonly client: Client;
  readonly marker: string;
  readonly ids: Resources;
  readonly keys: Readonly<Record<ActorRole, Secret>>;
  /** The sessions of the keys. */
  readonly sessions: Readonly<Record<Role, Secret>>;
};

/** A key or a session: its id, and the token that authenticates a request. */
type Secret = { readonly id: string; readonly token: string };

type Headers = Readonly<Record<string, string>>;

type IdView = { readonly id: string };

/** Failed authentications without a limit. */
const limits = { LIMITER: stub({ limit: async () => ({ success: true }) }) };

/** Opens a workspace with resources and keys. */
export async function openTenant(marker: string): Promise<Tenant> {
  const client = await openWorkspace(openWorkerEnvironment(limits), "rice");
  const post = (path: string, body: object) => readJson<IdView>(client.send("POST", path, body));
  const ratings = { reach: 5, impact: 1, confidence: 1, effort: 2 };
  const items = await createItems(
    client,
    [1, 2, 3].map((index) => ({ title: `${marker} ${index}`, assignee: marker, ratings })),
  );
  const [first, second, third] = items.map(({ id }) => id);
  await client.send("PATCH", `/items/${third}`, { parent: first });
  const patched = await client.send("PATCH", `/items/${second}`, { parent: first });
  const model = `own-${marker.toLowerCase()}`;
  await post("/models", {
    id: model,
    name: marker,
    kind: "weighted",
    criteria: [{ key: "reach" }],
  });
  const { id: job } = await readJson<IdView>(
    client.importFile(`external_id,title\nJ-1,${marker} J\n`),
  );
  await client.environment.drain();
  const { ranking } = await readJson<{ ranking: IdView }>(client.get("/ranking"));
  const keys = await addKeys(client.id);
  const spareKeys = [await addKey(client.id), await addKey(client.id), await addKey(client.id)];
  const [key, rotated, revoked] = spareKeys.map(({ id }) => id);
  const person = { name: marker, skills: ["core"], capacity: 10 };
  const people = [await post("/people", person), await post("/people", person)] as const;
  const kept = await post("/baselines", { name: marker, note: marker });
  const deleted = await post("/baselines", { name: `${marker} 2` });
  return {
    client,
    marker,
    keys,
    sessions: await addSessions(client.id, keys),
    ids: {
      workspace: client.id,
      items: [requireValue(first), requireValue(second), requireValue(third)],
      people: [people[0].id, people[1].id],
      hierarchies: await createHierarchies(client, marker),
      model,
      ranking: ranking.id,
      baselines: [kept.id, deleted.id],
      job,
      keys: [requireValue(key), requireValue(rotated), requireValue(revoked)],
      session: (await addSession(client.id, keys.admin)).id,
      generation: Number(patched.headers.get("ordinal-generation")),
    },
  };
}

async function createHierarchies(client: Client, name: string): Promise<Resources["hierarchies"]> {
  const create = async (): Promise<string> => {
    const body = { name, criteria: [{ key: "zeal" }, { key: "joy" }] };
    const { id } = await readJson<IdView>(client.send("POST", "/hierarchies", body));
    const judgements = [{ a: "zeal", b: "joy", value: 3 }];
    await client.send("PUT", `/hierarchies/${id}/judges/ben`, { judgements });
    return id;
  };
  return [await create(), await create(), await create()];
}

async function addKeys(workspace: string): Promise<Tenant["keys"]> {
  const keys = await Promise.all(roles.map((role) => addKey(workspace, { role })));
  const entries = roles.map((role, index) => [role, requireValue(keys[index])]);
  return stub({ ...Object.fromEntries(entries), root: { id: "root", token: env.ROOT_KEY } });
}

async function addSessions(workspace: string, keys: Tenant["keys"]): Promise<Tenant["sessions"]> {
  const sessions = await Promise.all(roles.map((role) => addSession(workspace, keys[role])));
  return stub(Object.fromEntries(roles.map((role, index) => [role, sessions[index]])));
}

/** An instant in the year 2096. */
export const distantFuture = 4e12;

/** Adds a key to the database. */
export async function addKey(
  workspace: string,
  columns: Readonly<Record<string, string | number>> = {},
): Promise<Secret> {
  const [id, token] = [random.typeId("key"), random.token("ord")];
  const row = { workspace_id: workspace, id, name: "test", role: "admin", created_at: 0 };
  await insert("api_keys", { hash: await webCrypto.sha256(token), ...row, ...columns });
  return { id, token };
}

/** Adds a session of a key to the database. */
export async function addSession(
  workspace: string,
  key: Secret,
  columns: Readonly<Record<string, number>> = {},
): Promise<Secret> {
  const [id, token] = [random.typeId("ses"), random.token("ses")];
  const times = { created_at: 0, expires_at: distantFuture, last_used_at: distantFuture };
  const row = { workspace_id: workspace, id, key_id: key.id, ...times, ...columns };
  await insert("sessions", { hash: await webCrypto.sha256(token), ...row });
  return { id, token };
}

async function insert(
  table: string,
  row: Readonly<Record<string, string | number>>,
): Promise<void> {
  const names = Object.keys(row);
  const marks = names.map(() => "?").join(", ");
  await env.DB.prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks})`)
    .bind(...Object.values(row))
    .run();
}

/** Returns the header of a request with a key. */
export function byKey(token: string): Headers {
  return { authorization: `Bearer ${token}` };
}

/** Returns the headers of a request with a session, from a page of the API's origin. */
export function bySession(token: string): Headers {
  return { cookie: `__Host-ordinal=${token}`, "sec-fetch-site": "same-origin" };
}

let addressCount = 0;

/**
 * Builds the request of an operation on the workspace of a tenant. Each request has an address of
 * its own, so that no limit of an address applies.
 */
export function buildRequest(
  { operationId, method, path }: KeyedOperation,
  { ids, workspace = ids.workspace, headers }: RequestOptions,
): Request {
  const parts = requireValue(requests[operationId])(ids);
  addressCount += 1;
  const address = `10.0.${Math.floor(addressCount / 256)}.${addressCount % 256}`;
  const { body, query = "" } = parts;
  return request(method, `${fillPath(path, { ...parts.params, workspaceId: workspace })}${query}`, {
    headers: {
      "cf-connecting-ip": address,
      ...(body !== undefined && { "content-type": contentTypeOf(parts) }),
      ...parts.headers,
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

export type RequestOptions = {
  readonly ids: Resources;
  /** The workspace in the path; by default, that of the resources. */
  readonly workspace?: string;
  readonly headers?: Headers | undefined;
};

function contentTypeOf({ body, type = "text/csv" }: RequestParts): string {
  return typeof body === "string" ? type : "application/json";
}

function fillPath(path: string, params: NonNullable<RequestParts["params"]>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(requireValue(params[name])));
}
