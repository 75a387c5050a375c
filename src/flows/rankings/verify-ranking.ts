import { type Actor, authorize } from "../../core/access.ts";
import { Failure } from "../../core/failure.ts";
import { orderRules } from "../../core/ranking/ranking-key.ts";
import { findMismatch } from "../../core/ranking/ranking-mismatch.ts";
import { rankingNotFound } from "../../core/ranking/ranking-not-found.ts";
import { encodeDigestInput, type Ranking } from "../../core/ranking/ranking.ts";
import { type TierCheck, type VerificationResult } from "../../core/ranking/verification.ts";
import { type RankingRow, type Workspace } from "../../core/workspace.ts";
import { type Deps, type TierEntry } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { computeRanking } from "./compute-ranking.ts";
import { readPastSnapshot } from "./read-past-snapshot.ts";
import { requireRankingRow } from "./require-ranking-row.ts";

/**
 * Recomputes a published ranking from the items and the undo log, without any cache, and compares
 * the row and every cached ranking with it. Reports and replaces those that differ, and clears the
 * cached values that were computed from them. Does not change a ranking with older order rules.
 */
export async function verifyRanking(
  deps: Deps,
  actor: Actor,
  ranking: string,
): Promise<VerificationResult> {
  authorize(actor, "rankings:verify");
  const { workspace: id } = actor;
  deps.store.workspaces.requireFresh(id);
  const [pointer, row] = await Promise.all([
    deps.store.workspaces.readPointer(id),
    requireRankingRow(deps, id, ranking),
  ]);
  if (pointer === undefined) {
    throw rankingNotFound(ranking);
  }
  if (row.orderRules !== orderRules) {
    return { row, checks: [] };
  }
  const recomputed = await recomputeRanking(deps, pointer.workspace, row);
  const checks = await checkTiers(deps, row, recomputed);
  const wrong = checks.filter(({ isEqual }) => !isEqual);
  if (wrong.length > 0) {
    await repairTiers(deps, { row, recomputed, wrong });
  }
  const check = wrong.find(({ difference }) => difference !== undefined);
  const difference = check?.difference;
  if (check === undefined || difference === undefined) {
    return { row, recomputed, checks };
  }
  const number = recomputed.number[difference.position ?? recomputed.count];
  const { items } = await deps.store.items.readByNumbers(id, number === undefined ? [] : [number]);
  const firstDifference = { check, difference, number, item: items[0] };
  return { row, recomputed, checks, firstDifference };
}

/** Ranks with empty caches, and without sharing work that other requests have in flight. */
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
  const resolvedModel = await resolveModelRevision(uncachedDeps, row);
  if (resolvedModel.revision !== row.revision) {
    const detail = `The model "${row.model}" is at revision ${resolvedModel.revision} now, and this ranking is of revision ${row.revision}. Verify a newer ranking.`;
    throw new Failure("conflict", detail);
  }
  const snapshot = await readPastSnapshot(uncachedDeps, workspace, row.generation);
  return computeRanking({ crypto, sleep }, snapshot, { resolvedModel, scope: row.scope });
}

/** Checks the cached rankings, nearest tier first, and then the row in D1. */
async function checkTiers(
  { caches, crypto }: Deps,
  row: RankingRow,
  recomputed: Ranking,
): Promise<TierCheck[]> {
  const entries = await caches.rankings.readAll(row);
  const checks = await Promise.all(
    entries.map((entry) => checkTier({ crypto }, entry, recomputed)),
  );
  const { digest, at, count, unscored } = row;
  const isEqual =
    digest === recomputed.digest &&
    at === recomputed.at &&
    count === recomputed.count &&
    unscored === recomputed.unscored;
  return [...checks, { tier: "d1", digest, isEqual }];
}

async function checkTier(
  { crypto }: Pick<Deps, "crypto">,
  { tier, value }: TierEntry,
  recomputed: Ranking,
): Promise<TierCheck> {
  if (value === undefined) {
    return { tier, isEqual: false };
  }
  const digest = await crypto.sha256(encodeDigestInput(value));
  const difference = findMismatch(recomputed, value);
  const isEqual = digest === recomputed.digest && difference === undefined;
  return { tier, digest, isEqual, difference };
}

async function repairTiers(
  { caches, store, reportError }: Deps,
  {
    row,
    recomputed,
    wrong,
  }: {
    readonly row: RankingRow;
    readonly recomputed: Ranking;
    readonly wrong: readonly TierCheck[];
  },
): Promise<void> {
  const tiers = wrong.map(({ tier, digest }) => `${tier} (${digest ?? "unreadable"})`).join(", ");
  reportError(
    new Error(`The ranking ${row.id} has the digest ${recomputed.digest}, unlike ${tiers}.`),
  );
  const { workspace } = recomputed;
  if (wrong.some(({ tier }) => tier === "d1")) {
    await store.rankings.updateDigest(recomputed);
    caches.pointers.drop(workspace);
  }
  if (wrong.some(({ tier }) => tier !== "d1")) {
    // Snapshots may have caused the difference, and pages and analyses may have copied it.
    await caches.clear({ workspace, kinds: ["snapshots", "stability", "pages"] });
    await caches.rankings.write(recomputed);
  }
}
