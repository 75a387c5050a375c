import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Schemas } from "../../data/api.ts";
import { model } from "../../data/chosen-model.ts";
import { type Fit, loadFit } from "../../data/load-fit.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { announcement } from "../../frame/announcer.tsx";
import { Empty, LoadedArea } from "../../frame/loaded-area.tsx";
import { NoModel } from "../../frame/no-model.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { useDebounced } from "../../parts/use-debounced.ts";
import { query, setQuery, toHref } from "../../router.ts";
import { parseCapacity, suggestCapacity } from "./capacity.ts";
import { loadBasis, type PlanBasis } from "./load-plan.ts";
import { PlanControls } from "./plan-controls.tsx";
import { PlanResult } from "./plan-result.tsx";
import "./plan.css";

/** The items that fit a release of a capacity, and the reasons for the others. */
export function PlanPage() {
  const { value: chosen } = model;
  return chosen === undefined ? (
    <PageFrame title="Plan" hasModel>
      <NoModel />
    </PageFrame>
  ) : (
    <ModelPlan key={chosen.id} chosen={chosen} />
  );
}

function ModelPlan({ chosen }: { readonly chosen: Schemas["Model"] }) {
  const ranking = useSignal<Fit["ranking"] | undefined>(undefined);
  const loaded = useLoaded(() => loadBasis(chosen), [chosen.id]);
  const { value } = ranking;
  return (
    <PageFrame
      title="Plan"
      hasModel
      generation={value?.generation}
      at={value === undefined ? undefined : Date.parse(value.created_at)}
      fault={loaded.value === undefined ? undefined : loaded.fault}
    >
      <LoadedArea loaded={loaded}>
        {(basis) =>
          basis.sized === 0 ? (
            <NoSizes total={basis.total} />
          ) : (
            <Plan
              model={chosen.id}
              basis={basis}
              onRanking={(shown) => {
                ranking.value = shown;
              }}
            />
          )
        }
      </LoadedArea>
    </PageFrame>
  );
}

type PlanProps = {
  readonly model: string;
  readonly basis: PlanBasis;
  readonly onRanking: (ranking: Fit["ranking"]) => void;
};

const debounceMs = 150;

function Plan({ model: id, basis, onRanking }: PlanProps) {
  const hasPeople = query.value.has("people") && basis.people.length > 0;
  const teamCapacity = basis.people.reduce((sum, { capacity }) => sum + capacity, 0);
  const written = parseCapacity(query.value.get("capacity"));
  const tried = useSignal<number | undefined>(undefined);
  const otherwise = hasPeople ? teamCapacity : suggestCapacity(basis.totalSize);
  const capacity = tried.value ?? written ?? otherwise;
  const settled = useDebounced(capacity, debounceMs);
  const loaded = useLoaded(
    () => loadFit({ model: id, capacity: settled, hasPeople }),
    [id, hasPeople],
    { refinements: [settled] },
  );
  const fit = loaded.value;
  useEffect(() => {
    if (fit !== undefined) {
      onRanking(fit.ranking);
      announcement.value = `${fit.chosen.length} items fit. They use ${fit.used} of ${fit.capacity}.`;
    }
  }, [fit]);
  return (
    <div class="plan">
      <PlanControls
        basis={basis}
        capacity={capacity}
        max={hasPeople ? teamCapacity : basis.totalSize}
        hasPeople={hasPeople}
        onCapacity={(value, isFinal) => {
          tried.value = isFinal ? undefined : value;
          if (isFinal) {
            setQuery({ capacity: value === otherwise ? undefined : String(value) });
          }
        }}
        onPeople={(isOn) => setQuery({ people: isOn ? "all" : undefined, capacity: undefined })}
      />
      <LoadedArea loaded={loaded}>
        {(shown) => <PlanResult fit={shown} basis={basis} isLoading={loaded.isLoading} />}
      </LoadedArea>
    </div>
  );
}

function NoSizes({ total }: { readonly total: number }) {
  return total === 0 ? (
    <Empty title="There is no open item">
      A plan chooses the open items that fit a capacity. Import a backlog first.
    </Empty>
  ) : (
    <Empty title="No open item has a size">
      A plan compares the sizes of items with a capacity. <a href={toHref("/")}>Open the ranking</a>
      , and estimate the best items first. A size can be story points, days or any other number.
    </Empty>
  );
}
