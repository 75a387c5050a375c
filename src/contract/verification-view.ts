import { orderRules } from "../core/ranking/ranking-key.ts";
import { type VerificationResult } from "../core/ranking/verification.ts";
import { type WireType } from "./docs-only.ts";
import { toNamedItem } from "./item-view.ts";
import { type VerificationView } from "./verification.ts";

/** Maps the comparison of a stored ranking with the recomputed one. */
export function toVerificationView({
  row,
  recomputed,
  checks,
  firstDifference,
}: VerificationResult): WireType<typeof VerificationView> {
  return {
    is_valid: recomputed === undefined ? null : checks.every(({ isEqual }) => isEqual),
    ranking: row.id,
    model: row.model,
    revision: row.revision,
    generation: row.generation,
    digest: row.digest,
    order_rules: row.orderRules,
    recomputed_digest: recomputed?.digest ?? null,
    count: recomputed?.count ?? row.count,
    ...(recomputed === undefined && {
      note: `This ranking has order rules ${row.orderRules}. The current order rules are ${orderRules}, so Ordinal cannot recompute the ranking and has corrected nothing.`,
    }),
    ...(firstDifference !== undefined && { first_difference: toDifferenceView(firstDifference) }),
    tiers: checks.map(({ tier, digest, isEqual }) => ({
      tier,
      digest: digest ?? null,
      is_equal: isEqual,
      is_repaired: !isEqual,
    })),
  };
}

function toDifferenceView({
  check,
  difference,
  number,
  item,
}: NonNullable<VerificationResult["firstDifference"]>): NonNullable<
  WireType<typeof VerificationView>["first_difference"]
> {
  const { position, field, expected, found } = difference;
  return {
    tier: check.tier,
    rank: position === undefined ? null : position + 1,
    item: number === undefined ? null : toNamedItem(number, item),
    field,
    expected,
    found,
  };
}
