import { type Schemas } from "../../data/api.ts";
import { model } from "../../data/chosen-model.ts";
import { type Loaded, useLoaded } from "../../data/use-loaded.ts";
import { Empty, LoadedArea } from "../../frame/loaded-area.tsx";
import { NoModel } from "../../frame/no-model.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { CoverageMap } from "./coverage-map.tsx";
import { Findings } from "./findings.tsx";
import { HeadlineFigures } from "./headline-figures.tsx";
import {
  loadFindings,
  loadNextRatings,
  loadOverview,
  type NextRatings,
  type Overview,
} from "./load-overview.ts";
import { NextRatingsTable } from "./next-ratings.tsx";
import { ScoreRows } from "./score-rows.tsx";
import { TopItems } from "./top-items.tsx";
import "./overview.css";

/** The state of the backlog on one page: the best items, the scores, and the quality of the data. */
export function OverviewPage() {
  const { value: chosen } = model;
  return chosen === undefined ? (
    <PageFrame title="Overview" hasModel>
      <NoModel />
    </PageFrame>
  ) : (
    <ModelOverview key={chosen.id} chosen={chosen} />
  );
}

function ModelOverview({ chosen }: { readonly chosen: Schemas["Model"] }) {
  const inputs = [chosen.id, chosen.revision];
  const overview = useLoaded(async () => loadOverview(chosen), inputs);
  const findings = useLoaded(loadFindings, inputs);
  const next = useLoaded(loadNextRatings, inputs);
  const { value, fault } = overview;
  return (
    <PageFrame
      title="Overview"
      hasModel
      generation={value?.ranking.generation}
      at={value?.summary?.at}
      fault={value === undefined ? undefined : fault}
      tools={
        <button class="control" type="button" onClick={() => print()}>
          Print
        </button>
      }
    >
      <LoadedArea loaded={overview}>
        {(shown) => <OverviewView overview={shown} findings={findings} next={next} />}
      </LoadedArea>
    </PageFrame>
  );
}

type OverviewViewProps = {
  readonly overview: Overview;
  readonly findings: Loaded<Schemas["Lint"]>;
  readonly next: Loaded<NextRatings>;
};

function OverviewView({ overview, findings, next }: OverviewViewProps) {
  const { model: shownModel, ranking, top, summary } = overview;
  if (ranking.count === 0) {
    return (
      <Empty title="The backlog has no open items">
        Import a backlog or add items. The overview then shows what comes first and why.
      </Empty>
    );
  }
  return (
    <div class="overview">
      <HeadlineFigures overview={overview} findings={findings.value} next={next.value} />
      <TopItems model={shownModel} items={top} />
      {summary !== undefined && <ScoreRows scores={summary.scores} cutoffs={shownModel.cutoffs} />}
      <section class="overview-next">
        <h2>What to rate next</h2>
        <LoadedArea loaded={next}>{(ratings) => <NextRatingsTable next={ratings} />}</LoadedArea>
      </section>
      {summary !== undefined && <CoverageMap ratings={summary.ratings} />}
      <section class="overview-findings">
        <h2>Findings about the data</h2>
        <LoadedArea loaded={findings}>{(lint) => <Findings lint={lint} />}</LoadedArea>
      </section>
    </div>
  );
}
