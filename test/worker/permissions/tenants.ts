import { env } from "cloudflare:workers";
import { type ActorRole, roles } from "../../../src/core/access.ts";
import { createApiKey } from "../../../src/core/api-key.ts";
import { webCrypto } from "../../../src/platform/cloudflare/crypto.ts";
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
  readonly job: string;
  readonly generation: number;
};

/** A workspace with resources of every kind, whose texts contain a marker, and a key per role. */
export type Tenant = {
  readonly client: Client;
  readonly marker: string;
  readonly ids: Resources;
  readonly keys: Readonly<Record<ActorRole, string>>;
};

type IdView = { readonly id: string };

/** Opens a workspace with resources and keys. No request reaches the rate limit. */
export async function openTenant(marker: string): Promise<Tenant> {
  const LIMITER = stub({ limit: async () => ({ success: true }) });
  const client = await openWorkspace(openWorkerEnvironment({ LIMITER }), "rice");
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
  const person = { name: marker, skills: ["core"], capacity: 10 };
  const people = [await post("/people", person), await post("/people", person)] as const;
  return {
    client,
    marker,
    keys: await addKeys(client.id),
    ids: {
      workspace: client.id,
      items: [requireValue(first), requireValue(second), requireValue(third)],
      people: [people[0].id, people[1].id],
      hierarchies: await createHierarchies(client, marker),
      model,
      ranking: ranking.id,
      job,
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
  const entries = await Promise.all(
    roles.map(async (role) => [role, await addKey(workspace, { role })] as const),
  );
  return stub({ ...Object.fromEntries(entries), root: env.ROOT_KEY });
}

/** Returns a new key that no workspace has. */
export function createUnknownKey(): string {
  return createApiKey(crypto.getRandomValues(new Uint8Array(32)));
}

/** Adds a key to the database, and returns its token. */
export async function addKey(
  workspace: string,
  columns: Readonly<Record<string, string | number>>,
): Promise<string> {
  const token = createUnknownKey();
  const row = {
    hash: await webCrypto.sha256(token),
    workspace_id: workspace,
    id: `key_${token.slice(4, 30)}`,
    name: "test",
    role: "admin",
    created_at: 0,
    ...columns,
  };
  const names = Object.keys(row);
  await env.DB.prepare(
    `INSERT INTO api_keys (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
  )
    .bind(...Object.values(row))
    .run();
  return token;
}

let addressCount = 0;

/**
 * Builds the request of an operation on the workspace of a tenant. Each request has an address of
 * its own, so that no limit of an address applies.
 */
export function buildRequest(
  { operationId, method, path }: KeyedOperation,
  { ids, workspace = ids.workspace, key, headers }: RequestOptions,
): Request {
  const parts = requireValue(requests[operationId])(ids);
  addressCount += 1;
  const address = `10.0.${Math.floor(addressCount / 256)}.${addressCount % 256}`;
  const { body, query = "" } = parts;
  return request(method, `${fillPath(path, { ...parts.params, workspaceId: workspace })}${query}`, {
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      "cf-connecting-ip": address,
      ...(body !== undefined && { "content-type": contentTypeOf(body) }),
      ...parts.headers,
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

type RequestOptions = {
  readonly ids: Resources;
  /** The workspace in the path; by default, that of the resources. */
  readonly workspace?: string;
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
};

function contentTypeOf(body: object | string): string {
  return typeof body === "string" ? "text/csv" : "application/json";
}

function fillPath(path: string, params: NonNullable<RequestParts["params"]>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(requireValue(params[name])));
}
