import { useRef } from "preact/hooks";
import { useLoaded } from "../../data/use-loaded.ts";
import { workspace } from "../../data/workspace.ts";
import { Empty, LoadedArea } from "../../frame/loaded-area.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { query } from "../../router.ts";
import { Agreement } from "./agreement.tsx";
import { ComparedModels, ScarceModels } from "./compared-models.tsx";
import { type Comparison, loadComparison } from "./load-comparison.ts";
import { ModelChoices } from "./model-choices.tsx";
import { buildModelNames } from "./model-names.ts";
import { Consensus, DisputedItems, TopItems } from "./ranked-items.tsx";
import "./compare.css";

/** Two to five models side by side: where they agree, and which items they dispute. */
export function ComparePage() {
  const chosen = query.value.get("models")?.split(",");
  const defaults = useRef<readonly string[]>(undefined);
  const loaded = useLoaded(async () => {
    const result = await loadComparison(chosen ?? defaults.current);
    defaults.current ??= chosen === undefined ? result.ids : undefined;
    return result;
  }, [chosen?.join(",")]);
  const { value, fault } = loaded;
  return (
    <PageFrame
      title="Compare"
      generation={value?.comparison?.generation}
      fault={value === undefined ? undefined : fault}
    >
      <ModelChoices chosen={chosen ?? value?.ids ?? []} />
      <LoadedArea loaded={loaded}>
        {({ comparison }) =>
          comparison === undefined ? (
            <Empty title="Choose a second model">
              The page compares two to five models. Choose them above.
            </Empty>
          ) : (
            <ComparisonView comparison={comparison} />
          )
        }
      </LoadedArea>
    </PageFrame>
  );
}

function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const names = buildModelNames(workspace.value?.models ?? []);
  if (comparison.count === 0) {
    return <Empty title="The backlog has no open items">Import or add items to compare.</Empty>;
  }
  const props = { comparison, names };
  return (
    <>
      <ScarceModels {...props} />
      <div class="comparison">
        <TopItems {...props} />
        <div class="comparison-side">
          <Agreement {...props} />
          <ComparedModels {...props} />
        </div>
      </div>
      <div class="comparison equal">
        <DisputedItems {...props} />
        <Consensus {...props} />
      </div>
    </>
  );
}
