import { useSignal } from "@preact/signals";
import { evaluateHierarchy, type HierarchyResult } from "../../../core/ahp/evaluate-hierarchy.ts";
import { type Judgement } from "../../../core/ahp/judgements.ts";
import { type Schemas } from "../../data/api.ts";
import { mayPerform } from "../../data/session.ts";
import { ConsistencyMeter } from "./consistency-meter.tsx";
import { FinalizeForm } from "./finalize-form.tsx";
import { HierarchyWeights } from "./hierarchy-weights.tsx";
import {
  type ComparedPair,
  listHierarchyNames,
  putJudgement,
  suggestCorrection,
  toOutline,
} from "./judgements.ts";
import { PairList } from "./pair-list.tsx";
import { Suggestion } from "./suggestion.tsx";
import { useAutosave } from "./use-autosave.ts";

type JudgementEditorProps = {
  readonly hierarchy: Schemas["Hierarchy"];
  readonly judge: string;
  readonly mayJudge: boolean;
};

/** The judgements of one judge, their consistency, and the weights of all judges. */
export function JudgementEditor({ hierarchy, judge, mayJudge }: JudgementEditorProps) {
  const judgements = useSignal<readonly Judgement[]>(hierarchy.judges[judge] ?? []);
  const autosave = useAutosave(hierarchy.id, judge, judgements.value);
  const names = listHierarchyNames(hierarchy);
  const { own, group } = evaluateJudges(hierarchy, judge, judgements.value);
  const put = (pair: ComparedPair, value: number | undefined): void => {
    judgements.value = putJudgement(judgements.value, pair, value);
  };
  return (
    <div class="hierarchy">
      <div class="levels">
        {own.levels.map((level) => (
          <section key={level.under ?? ""} aria-label={nameLevel(level.under, names)}>
            <h3>{nameLevel(level.under, names)}</h3>
            <PairList {...{ level, names, mayJudge }} judgements={judgements.value} onPut={put} />
            <ConsistencyMeter level={level} names={names} />
            <Suggestion
              suggestion={suggestCorrection(level)}
              names={names}
              onApply={mayJudge ? put : undefined}
            />
          </section>
        ))}
      </div>
      <aside class="hierarchy-side">
        <HierarchyWeights hierarchy={hierarchy} result={group} names={names} />
        {mayJudge && (
          <p class={autosave.isFailed ? "fault" : "note"} role="status">
            {autosave.text}
          </p>
        )}
        {hierarchy.model === undefined && mayPerform("hierarchies:write") && (
          <FinalizeForm hierarchy={hierarchy} result={group} onBefore={autosave.flush} />
        )}
      </aside>
    </div>
  );
}

/** Evaluates the judgements of one judge, and those of all judges together. */
function evaluateJudges(
  hierarchy: Schemas["Hierarchy"],
  judge: string,
  judgements: readonly Judgement[],
): { readonly own: HierarchyResult; readonly group: HierarchyResult } {
  const outline = toOutline(hierarchy);
  const { table } = hierarchy;
  const others = Object.entries(hierarchy.judges).filter(([name]) => name !== judge);
  const mine = judgements.length > 0 ? [[judge, judgements] as const] : [];
  const all = new Map<string, readonly Judgement[]>([...others, ...mine]);
  return {
    own: evaluateHierarchy(outline, new Map([[judge, judgements]]), { table }),
    group: evaluateHierarchy(outline, all, { table }),
  };
}

function nameLevel(under: string | undefined, names: ReadonlyMap<string, string>): string {
  return under === undefined
    ? "Which is more important?"
    : `Which is more important for ${names.get(under) ?? under}?`;
}
