import { type LintReport } from "../core/lint/lint-report.ts";
import { type WireType } from "./docs-only.ts";
import { toNamedItem } from "./item-view.ts";
import { type LintView } from "./lint.ts";

/** Maps the findings about the items of a scope, with the items to name. */
export function toLintView({
  snapshot,
  scope,
  resolvedModel,
  lint,
  numbers,
  items,
}: LintReport): WireType<typeof LintView> {
  const { findings, ...counts } = lint;
  return {
    generation: snapshot.generation,
    model: resolvedModel.id,
    revision: resolvedModel.revision,
    scope,
    ...counts,
    findings: findings.map(({ items: affected, ...finding }) =>
      Object.assign(
        finding,
        affected && {
          items: affected
            .filter((number) => numbers.has(number))
            .map((number) => toNamedItem(number, items.get(number))),
        },
      ),
    ),
  };
}
