import { type CopyKind } from "../../contract/cache.ts";
import { type Copies, type CopyStats } from "../../deps.ts";
import { hotNameOf } from "../hot.ts";
import { dropFar, type Far, farCounts } from "./far.ts";
import { memoriesByKind, type MemoryKind } from "./memory.ts";

/** So many names of a kind go at once, and KV is asked for names so often. */
const [namesMax, listsMax] = [100, 5];

/** How the copies of this isolate do. */
export function statsOfCopies(): CopyStats {
  const kinds = memoriesByKind().map((memory) =>
    Object.assign(memory.state, { kind: memory.kind }),
  );
  const sum = (what: "hits" | "misses") => kinds.reduce((total, each) => total + each[what], 0);
  return {
    kinds,
    tiers: [
      { tier: "memory", hits: sum("hits"), misses: sum("misses") },
      { tier: "cache-api", ...farCounts["cache-api"] },
      { tier: "kv", ...farCounts.kv },
    ],
  };
}

/**
 * Drops copies. The Cache API does not say what it has, so of a data centre those names are dropped
 * that KV or this isolate knows; what is left there ends by itself, and nobody is misled by it.
 */
export function clearCopies(far: Far): Copies["clear"] {
  return async ({ workspace, kinds }) => {
    const limit = workspace === undefined ? Number.POSITIVE_INFINITY : namesMax;
    const held = memoriesByKind()
      .filter(({ kind }) => kinds.includes(askedAs(kind)))
      .map((memory) => ({
        kind: memory.kind,
        names: memory.dropWhere((name, value) => isOf(workspace, name, value), limit),
      }));
    const memory = held.reduce((total, { names }) => total + names.length, 0);
    if (workspace === undefined) {
      return { memory, cacheApi: 0, kv: 0, hasMore: false };
    }
    const { names, hasMore } = await namesInKv(far.kv, workspace, kinds);
    const known = held.filter(({ kind }) => namedAlike.has(kind)).flatMap((each) => each.names);
    const near = new Set([...names, ...known]);
    const hot = kinds.includes("hot") ? [hotNameOf(workspace)] : [];
    const dropped = await dropFar(far, { near: [...near], inKv: [...names, ...hot] });
    return {
      memory,
      cacheApi: dropped.near,
      kv: names.length,
      hasMore: hasMore || held.some((each) => each.names.length >= limit),
    };
  };
}

/** Kinds that have the same names in memory as far away. */
const namedAlike: ReadonlySet<MemoryKind> = new Set(["rankings", "stability", "pages"] as const);

function askedAs(kind: MemoryKind): CopyKind {
  return kind === "hashes" ? "keys" : kind;
}

/** Names begin with the tenant, or are the tenant's; an entry of a key says whose it is. */
function isOf(workspace: string | undefined, name: string, value: unknown): boolean {
  if (workspace === undefined || name === workspace || name.startsWith(`${workspace}/`)) {
    return true;
  }
  return typeof value === "object" && value !== null && "workspace" in value
    ? value.workspace === workspace
    : typeof value === "string"; // -- what a key hashes to is nobody's in particular
}

/** The kind of a name: what comes after the tenant and the generation. */
const kindsByNoun: Readonly<Record<string, CopyKind>> = {
  board: "boards",
  ranking: "rankings",
  stability: "stability",
};

async function namesInKv(kv: KVNamespace, workspace: string, kinds: readonly CopyKind[]) {
  const names: string[] = [];
  let cursor: string | null = null;
  for (let list = 0; list < listsMax && names.length <= namesMax; list += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each list begins where the one before ended
    const page: KVNamespaceListResult<unknown> = await kv.list({ prefix: `${workspace}/`, cursor });
    const found = page.keys.map(({ name }) => name);
    names.push(...found.filter((name) => isAmong(kinds, name)));
    if (page.list_complete) {
      return { names: names.slice(0, namesMax), hasMore: names.length > namesMax };
    }
    ({ cursor } = page);
  }
  return { names: names.slice(0, namesMax), hasMore: true };
}

function isAmong(kinds: readonly CopyKind[], name: string): boolean {
  const kind = kindsByNoun[name.split("/")[2] ?? ""];
  return kind !== undefined && kinds.includes(kind);
}
