import { type Schemas } from "../../data/api.ts";
import { mayPerform } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { query, setQuery, toHref } from "../../router.ts";
import { JudgementEditor } from "./judgement-editor.tsx";
import { loadHierarchy } from "./load-hierarchy.ts";
import { ViewHeading } from "./view-heading.tsx";

/** A hierarchy of criteria, which judges compare in pairs. */
export function HierarchyPanel({ id }: { readonly id: string }) {
  const loaded = useLoaded(() => loadHierarchy(id), [id]);
  return (
    <>
      <ViewHeading>{loaded.value?.name ?? "Pairwise comparison"}</ViewHeading>
      <LoadedArea loaded={loaded}>
        {(hierarchy) => <HierarchyView hierarchy={hierarchy} />}
      </LoadedArea>
    </>
  );
}

function HierarchyView({ hierarchy }: { readonly hierarchy: Schemas["Hierarchy"] }) {
  const judges = Object.keys(hierarchy.judges);
  const judge = query.value.get("judge") ?? (judges.length === 1 ? judges[0] : undefined) ?? "me";
  const isOpen = hierarchy.model === undefined;
  const mayJudge = isOpen && mayPerform("hierarchies:judge");
  return (
    <>
      {hierarchy.model !== undefined && (
        <p class="note">
          This comparison is final. Its weights are those of the model{" "}
          <a href={toHref("/models", { model: hierarchy.model })}>{hierarchy.model}</a>.
        </p>
      )}
      {isOpen && !mayJudge && <p class="note">Your role cannot judge. You see the judgements.</p>}
      <JudgeChoice judge={judge} judges={judges} mayJudge={mayJudge} />
      <JudgementEditor
        key={`${hierarchy.id} ${judge}`}
        hierarchy={hierarchy}
        judge={judge}
        mayJudge={mayJudge}
      />
    </>
  );
}

type JudgeChoiceProps = {
  readonly judge: string;
  readonly judges: readonly string[];
  readonly mayJudge: boolean;
};

/** The judge whose judgements the page shows. A new name adds a judge. */
function JudgeChoice({ judge, judges, mayJudge }: JudgeChoiceProps) {
  return (
    <form class="judge-choice" onSubmit={(event) => event.preventDefault()}>
      <label class="field-inline">
        Judge
        <input
          value={judge}
          list="judges"
          maxLength={60}
          pattern="[A-Za-z0-9][A-Za-z0-9_.@+\-]*"
          title="Letters, digits and . _ @ + -"
          onChange={({ currentTarget }) => {
            if (currentTarget.reportValidity() && currentTarget.value !== "") {
              setQuery({ judge: currentTarget.value });
            }
          }}
        />
      </label>
      <datalist id="judges">
        {judges.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <span class="note">
        {judges.length > 0 && `Judgements of ${judges.join(", ")}. `}
        {mayJudge && "Enter your name to add your own."}
      </span>
    </form>
  );
}
