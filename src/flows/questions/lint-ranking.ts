import { type z } from "@hono/zod-openapi";
import { type LintView } from "../../contract/lint.ts";
import { namedItemOf } from "../../contract/named.ts";
import { type Board } from "../../core/board/board.ts";
import { type Finding } from "../../core/lint/finding.ts";
import { lint } from "../../core/lint/lint.ts";
import { type Deps } from "../../deps.ts";
import { useModel } from "../models/use-model.ts";
import { locate } from "../rankings/locate.ts";
import { readBoard } from "../rankings/read-board.ts";

/** Items that an answer names in all; findings that come after them name fewer. */
const namedInAllMax = 500;

/** What is to be said of a backlog, and of the model that ranks it. */
export async function lintRanking(
  deps: Deps,
  wanted: {
    readonly workspace: string;
    readonly model?: string | undefined;
    readonly revision?: number | undefined;
    readonly minGeneration?: number | undefined;
  },
): Promise<{ readonly board: Board; readonly view: z.infer<typeof LintView> }> {
  const pointer = await locate(deps, wanted.workspace, wanted.minGeneration);
  const [board, inUse] = await Promise.all([
    readBoard(deps, pointer.workspace),
    useModel(deps, pointer, { id: wanted.model, revision: wanted.revision }),
  ]);
  const { findings, ...counts } = lint(board, inUse);
  const numbers = numbersIn(findings);
  const cards = await deps.store.items.cards(wanted.workspace, [...numbers]);
  const items = new Map(cards.items.map((item) => [item.number, item]));
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
            .map((number) => namedItemOf(number, items.get(number))),
        },
      ),
    ),
  };
  return { board, view };
}

function numbersIn(findings: readonly Finding[]): Set<number> {
  const numbers = new Set(findings.flatMap(({ items = [] }) => items));
  return new Set([...numbers].slice(0, namedInAllMax));
}
