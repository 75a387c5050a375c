import { type WireType } from "../../contract/docs-only.ts";
import { type LintView } from "../../contract/lint.ts";
import { toNamedItem } from "../../contract/named-item.ts";
import { type Finding } from "../../core/lint/finding.ts";
import { lint } from "../../core/lint/lint.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Deps } from "../../ports/deps.ts";
import { readItemMap } from "./read-item-map.ts";
import { readSnapshotWithModel, type SnapshotModelRequest } from "./read-snapshot-with-model.ts";

/** Items that an answer names in all; findings that come after them name fewer. */
const responseItemsMax = 500;

/** What is to be said of a backlog, and of the model that ranks it. */
export async function lintRanking(
  deps: Deps,
  wanted: SnapshotModelRequest,
): Promise<{ readonly board: Snapshot; readonly view: WireType<typeof LintView> }> {
  const { board, inUse } = await readSnapshotWithModel(deps, wanted);
  const { findings, ...counts } = lint(board, inUse);
  const numbers = collectNumbers(findings);
  const items = await readItemMap(deps, wanted.workspace, [...numbers]);
  const view = {
    generation: board.generation,
    model: inUse.id,
    revision: inUse.revision,
    ...counts,
    findings: findings.map(({ items: named, ...finding }) =>
      Object.assign(
        finding,
        named && {
          items: named
            .filter((number) => numbers.has(number))
            .map((number) => toNamedItem(number, items.get(number))),
        },
      ),
    ),
  };
  return { board, view };
}

function collectNumbers(findings: readonly Finding[]): Set<number> {
  const numbers = new Set(findings.flatMap(({ items = [] }) => items));
  return new Set([...numbers].slice(0, responseItemsMax));
}
