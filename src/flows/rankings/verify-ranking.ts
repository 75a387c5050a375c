import { Failure, notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type RankingMismatch, findMismatch } from "../../core/ranking/ranking-mismatch.ts";
import { encodeDigestInput, type Ranking } from "../../core/ranking/ranking.ts";
import { type RankingRow, type Workspace } from "../../core/workspace.ts";
import { type Deps, type TierEntry } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { computeRanking } from "./read-ranking.ts";
import { readPastSnapshot } from "./read-snapshot.ts";

/** One place that a ranking is kept in, held against the truth. */
export type TierCheck = {
  readonly tier: "memory" | "cache-api" | "kv" | "d1";
  /** Of what is there, computed now, or as the row says; absent if no ranking can be read. */
  readonly digest?: string;
  readonly isEqual: boolean;
  readonly difference?: RankingMismatch | undefined;
};

export type VerificationResult = {
  readonly row: RankingRow;
  /** What the items of that generation come to. */
  readonly recomputed: Ranking;
  readonly checks: readonly TierCheck[];
  readonly firstDifference?: {
    readonly check: TierCheck;
    readonly difference: RankingMismatch;
    /** Which should stand there, by its number; of a difference at a place. */
    readonly number: number | undefined;
    readonly item: Item | undefined;
  };
};

/**
 * Ranks again what was ranked, from the items and the log of their changes and from no copy, and
 * holds every copy against it. One that differs is reported and written anew, and what may have been
 * made of it is dropped.
 */
export async function verifyRanking(
  deps: Deps,
  { workspace: id, ranking }: { readonly workspace: string; readonly ranking: string },
): Promise<VerificationResult> {
  deps.store.workspaces.requireFresh(id);
  const [pointer, row] = await Promise.all([
    deps.store.workspaces.readPointer(id),
    deps.store.rankings.read(id, ranking),
  ]);
  if (pointer === undefined || row === undefined) {
    throw notFound("ranking", ranking);
  }
  const made = await recomputeRanking(deps, pointer.workspace, row);
  const witnesses = await checkTiers(deps, row, made);
  const wrong = witnesses.filter(({ isEqual }) => !isEqual);
  if (wrong.length > 0) {
    await repairTiers(deps, { row, made, wrong });
  }
  const witness = wrong.find(({ difference }) => difference !== undefined);
  const difference = witness?.difference;
  if (witness === undefined || difference === undefined) {
    return { row, recomputed: made, checks: witnesses };
  }
  const number = made.number[difference.position ?? made.count];
  const { items } = await deps.store.items.readByNumbers(id, number === undefined ? [] : [number]);
  return {
    row,
    recomputed: made,
    checks: witnesses,
    firstDifference: { check: witness, difference, number, item: items[0] },
  };
}

/** As if there had never been a copy, and nobody else were reading. */
async function recomputeRanking(
  { store, crypto, waitUntil, sleep }: Deps,
  workspace: Workspace,
  row: RankingRow,
): Promise<Ranking> {
  const uncachedDeps = {
    store,
    waitUntil,
    sleep,
    inFlight: { get: () => undefined, track: async () => undefined },
    caches: {
      snapshots: {
        peek: () => undefined,
        put: () => undefined,
        read: async () => undefined,
        write: async () => undefined,
      },
      definitions: { read: () => undefined, write: () => undefined },
    },
  };
  const inUse = await resolveModelRevision(uncachedDeps, row);
  if (inUse.revision !== row.revision) {
    const detail = `"${row.model}" is computed at revision ${inUse.revision} by now; this was ranked at ${row.revision}.`;
    throw new Failure("conflict", detail);
  }
  return computeRanking(
    { crypto },
    await readPastSnapshot(uncachedDeps, workspace, row.generation),
    inUse,
  );
}

/** What each place says, the nearest first. */
async function checkTiers(
  { caches, crypto }: Deps,
  row: RankingRow,
  made: Ranking,
): Promise<TierCheck[]> {
  const found = await caches.rankings.readAll(row);
  const heard = await Promise.all(found.map((copy) => checkTier({ crypto }, copy, made)));
  const { digest, at, count, unscored } = row;
  const isEqual =
    digest === made.digest && at === made.at && count === made.count && unscored === made.unscored;
  return [...heard, { tier: "d1", digest, isEqual }];
}

async function checkTier(
  { crypto }: Pick<Deps, "crypto">,
  { tier, value }: TierEntry,
  made: Ranking,
): Promise<TierCheck> {
  if (value === undefined) {
    return { tier, isEqual: false };
  }
  const digest = await crypto.sha256(encodeDigestInput(value));
  const difference = findMismatch(made, value);
  return {
    tier,
    digest,
    isEqual: digest === made.digest && difference === undefined,
    difference,
  };
}

async function repairTiers(
  { caches, store, reportError }: Deps,
  {
    row,
    made,
    wrong,
  }: {
    readonly row: RankingRow;
    readonly made: Ranking;
    readonly wrong: readonly TierCheck[];
  },
): Promise<void> {
  const reported = wrong
    .map(({ tier, digest }) => `${tier} (${digest ?? "unreadable"})`)
    .join(", ");
  reportError(new Error(`${row.id} comes to ${made.digest}, and not to what is in ${reported}.`));
  const { workspace } = made;
  if (wrong.some(({ tier }) => tier === "d1")) {
    await store.rankings.updateDigest(made);
    caches.pointers.drop(workspace);
  }
  if (wrong.some(({ tier }) => tier !== "d1")) {
    // What it was made of may be as wrong as it is, and so may what was made of it.
    await caches.clear({ workspace, kinds: ["snapshots", "stability", "pages"] });
    await caches.rankings.write(made);
  }
}
