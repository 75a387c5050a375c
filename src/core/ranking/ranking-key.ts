import { type Scope } from "../status/scope.ts";

/** The key of a ranking: everything that it depends on, the workspace first. */
export type RankingKey = {
  readonly workspace: string;
  readonly generation: number;
  /** The model id that clients request: a built-in kind or a custom model. */
  readonly model: string;
  readonly revision: number;
  /** The version of the order rules; see `orderRules`. */
  readonly orderRules: number;
  /** The items that are ranked. A published ranking contains the open items. */
  readonly scope: Scope;
};

/**
 * The version of the order rules: they select the items to rank, tie scores and order ties.
 * Increment the version when the rules change, or when `proposeStatusCategory` gives a status
 * another category. Rules 1 ranked the items of all statuses, and tied only equal scores.
 */
export const orderRules = 2;

/** The rules of the order by their version. */
const rulesByVersion: Readonly<Record<number, string>> = {
  1: "Rules 1 rank the items of all statuses, and tie only equal scores.",
  2: "Rules 2 rank the open items, and tie scores that differ only by rounding.",
};

/** Describes order rules in a sentence; empty for rules that this version does not know. */
export function describeOrderRules(version: number): string {
  return rulesByVersion[version] ?? "";
}

/** Returns the part of a key that follows the generation. Keys of rules 1 end with the revision. */
export function formatRankingPath({
  model,
  revision,
  orderRules: rules,
  scope,
}: Omit<RankingKey, "workspace" | "generation">): string {
  const path = `${model}/${revision}`;
  return rules === 1 ? path : `${path}/${rules}/${scope}`;
}

/** Returns the key of a ranking or of its row, without the other properties. */
export function pickRankingKey(source: RankingKey): RankingKey {
  const { workspace, generation, model, revision, orderRules: rules, scope } = source;
  return { workspace, generation, model, revision, orderRules: rules, scope };
}
