import { formatRankingPath, type RankingKey } from "../core/ranking/ranking-key.ts";
import { type Caches } from "../ports/caches.ts";
import { decodeRanking, encodeRankingLazily } from "./format/ranking-codec.ts";
import { partBytesMax, writeParts } from "./tiers/parts.ts";
import { type Remote, readTier } from "./tiers/remote.ts";

/** The number of entries that one call removes, besides those that it keeps. */
const removedMax = 100;

/**
 * Opens the copies of the rankings that baselines name. They are stored in KV without a TTL. Their
 * prefix precedes the workspace, so that clearing the caches of a workspace keeps them.
 */
export function openPinnedRankings(remote: Remote): Caches["pinnedRankings"] {
  const { kv, partBytes = partBytesMax } = remote;
  return {
    async read(key) {
      const entry = await readTier(remote, formatPinnedKey(key), "kv");
      return entry && decodeRanking(entry.bytes);
    },

    async write(ranking) {
      const key = formatPinnedKey(ranking);
      const bytes = encodeRankingLazily(ranking);
      const written = new Set<string>();
      await writeParts(key, { bytes, partBytes }, async (partKey, part) => {
        written.add(partKey);
        await kv.put(partKey, part);
      });
      // The key of a part contains its checksum, so a changed copy has other parts.
      const parts = await listNames(kv, formatPartPrefix(key));
      await removeNames(
        kv,
        parts.names.filter((name) => !written.has(name)),
      );
    },

    async remove(key) {
      const name = formatPinnedKey(key);
      const parts = await listNames(kv, formatPartPrefix(name));
      await removeNames(kv, [name, ...parts.names]);
    },

    async clear(workspace, kept = []) {
      const keys = kept.map(formatPinnedKey);
      const { names, isComplete } = await listNames(kv, `${prefix}${workspace}/`);
      const removed = names.filter((name) => !keys.some((key) => belongsTo(key, name)));
      await removeNames(kv, removed.slice(0, removedMax));
      return removed.length > removedMax || (removed.length > 0 && !isComplete);
    },
  };
}

const prefix = "pinned/";

function formatPinnedKey(key: RankingKey): string {
  return `${prefix}${key.workspace}/${key.generation}/${formatRankingPath(key)}`;
}

function formatPartPrefix(key: string): string {
  return `${key}/part/`;
}

function belongsTo(key: string, name: string): boolean {
  return name === key || name.startsWith(formatPartPrefix(key));
}

/** Lists at most 1,000 names. */
async function listNames(kv: KVNamespace, namePrefix: string) {
  const page = await kv.list({ prefix: namePrefix });
  return { names: page.keys.map(({ name }) => name), isComplete: page.list_complete };
}

async function removeNames(kv: KVNamespace, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => kv.delete(name)));
}
