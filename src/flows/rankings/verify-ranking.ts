import { Failure, notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Difference, firstDifference } from "../../core/ranking/ranking-difference.ts";
import { digestBytes, type Ranking } from "../../core/ranking/ranking.ts";
import { type RankingRow, type Workspace } from "../../core/workspace.ts";
import { type Deps, type FoundCopy } from "../../deps.ts";
import { useNamedModel } from "../models/use-model.ts";
import { readPastBoard } from "./read-board.ts";
import { makeRanking } from "./read-ranking.ts";

/** One place that a ranking is kept in, held against the truth. */
export type Witness = {
  readonly tier: "memory" | "cache-api" | "kv" | "d1";
  /** Of what is there, computed now, or as the row says; absent if no ranking can be read. */
  readonly digest?: string;
  readonly isEqual: boolean;
  readonly difference?: Difference | undefined;
};

export type Verified = {
  readonly row: RankingRow;
  /** What the items of that generation come to. */
  readonly made: Ranking;
  readonly witnesses: readonly Witness[];
  readonly first?: {
    readonly witness: Witness;
    readonly difference: Difference;
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
): Promise<Verified> {
  deps.store.workspaces.catchUp(id);
  const [pointer, row] = await Promise.all([
    deps.store.workspaces.pointer(id),
    deps.store.rankings.byId(id, ranking),
  ]);
  if (pointer === undefined || row === undefined) {
    throw notFound("ranking", ranking);
  }
  const made = await rankAnew(deps, pointer.workspace, row);
  const witnesses = await hear(deps, row, made);
  const wrong = witnesses.filter(({ isEqual }) => !isEqual);
  if (wrong.length > 0) {
    await mend(deps, { row, made, wrong });
  }
  const witness = wrong.find(({ difference }) => difference !== undefined);
  const difference = witness?.difference;
  if (witness === undefined || difference === undefined) {
    return { row, made, witnesses };
  }
  const number = made.number[difference.position ?? made.count];
  const { items } = await deps.store.items.cards(id, number === undefined ? [] : [number]);
  return { row, made, witnesses, first: { witness, difference, number, item: items[0] } };
}

/** As if there had never been a copy, and nobody else were reading. */
async function rankAnew(
  { store, seals, later, pause }: Deps,
  workspace: Workspace,
  row: RankingRow,
): Promise<Ranking> {
  const alone = {
    store,
    later,
    pause,
    flights: { ofName: () => undefined, begin: async () => undefined },
    copies: {
      boards: {
        held: () => undefined,
        hold: () => undefined,
        read: async () => undefined,
        write: async () => undefined,
      },
      definitions: { read: () => undefined, write: () => undefined },
    },
  };
  const inUse = await useNamedModel(alone, row);
  if (inUse.revision !== row.revision) {
    const detail = `"${row.model}" is computed at revision ${inUse.revision} by now; this was ranked at ${row.revision}.`;
    throw new Failure("conflict", detail);
  }
  return makeRanking({ seals }, await readPastBoard(alone, workspace, row.generation), inUse);
}

/** What each place says, the nearest first. */
async function hear({ copies, seals }: Deps, row: RankingRow, made: Ranking): Promise<Witness[]> {
  const found = await copies.rankings.every(row);
  const heard = await Promise.all(found.map((copy) => hold({ seals }, copy, made)));
  const { digest, at, count, unscored } = row;
  const isEqual =
    digest === made.digest && at === made.at && count === made.count && unscored === made.unscored;
  return [...heard, { tier: "d1", digest, isEqual }];
}

async function hold(
  { seals }: Pick<Deps, "seals">,
  { tier, value }: FoundCopy,
  made: Ranking,
): Promise<Witness> {
  if (value === undefined) {
    return { tier, isEqual: false };
  }
  const digest = await seals.digest(digestBytes(value));
  const difference = firstDifference(made, value);
  return {
    tier,
    digest,
    isEqual: digest === made.digest && difference === undefined,
    difference,
  };
}

async function mend(
  { copies, store, report }: Deps,
  {
    row,
    made,
    wrong,
  }: {
    readonly row: RankingRow;
    readonly made: Ranking;
    readonly wrong: readonly Witness[];
  },
): Promise<void> {
  const told = wrong.map(({ tier, digest }) => `${tier} (${digest ?? "unreadable"})`).join(", ");
  report(new Error(`${row.id} comes to ${made.digest}, and not to what is in ${told}.`));
  const { workspace } = made;
  if (wrong.some(({ tier }) => tier === "d1")) {
    await store.rankings.amend(made);
    copies.pointers.drop(workspace);
  }
  if (wrong.some(({ tier }) => tier !== "d1")) {
    // What it was made of may be as wrong as it is, and so may what was made of it.
    await copies.clear({ workspace, kinds: ["boards", "stability", "pages"] });
    await copies.rankings.write(made);
  }
}
