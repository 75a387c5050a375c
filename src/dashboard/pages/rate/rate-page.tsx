import { type Schemas } from "../../data/api.ts";
import { model, ratedCriteria } from "../../data/chosen-model.ts";
import { saveRatings } from "../../data/edit-items.ts";
import { itemCards } from "../../data/item-cards.ts";
import { describeDirection, formatScale, type ModelCriterion } from "../../data/model-criteria.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { Empty, LoadedArea } from "../../frame/loaded-area.tsx";
import { NoModel } from "../../frame/no-model.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { RatingField } from "../../parts/rating-field.tsx";
import { toHref } from "../../router.ts";
import { type Candidates, readCandidates } from "./candidates.ts";
import "./rate.css";

/** The items whose missing ratings decide most of the order, with fields to rate them. */
export function RatePage() {
  const { value: chosen } = model;
  return chosen === undefined ? (
    <PageFrame title="Rate" hasModel>
      <NoModel />
    </PageFrame>
  ) : (
    <ModelCandidates key={chosen.id} view={chosen} />
  );
}

function ModelCandidates({ view }: { readonly view: Schemas["Model"] }) {
  // The list stays as it is while the reader works through it.
  const loaded = useLoaded(async () => readCandidates(view.id), [view.id, view.revision], {
    isLive: false,
  });
  return (
    <PageFrame
      title="Rate"
      hasModel
      generation={loaded.value?.generation}
      fault={loaded.fault}
      tools={
        <button class="control" type="button" onClick={loaded.reload}>
          Find the next items
        </button>
      }
    >
      <LoadedArea loaded={loaded}>
        {(candidates) =>
          candidates.items.length === 0 ? (
            <Empty title="There is nothing to rate">
              Every open item has the ratings that decide the order of this model. Choose another
              model, or <a href={toHref("/")}>open the ranking</a>.
            </Empty>
          ) : (
            <Table view={view} candidates={candidates} />
          )
        }
      </LoadedArea>
    </PageFrame>
  );
}

type TableProps = { readonly view: Schemas["Model"]; readonly candidates: Candidates };

function Table({ view, candidates }: TableProps) {
  const criteria = ratedCriteria.value;
  return (
    <>
      <p class="rate-hint">{describeCandidates(candidates, view.name)}</p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label="Items to rate">
        <table class="plain-table rate-table">
          <thead>
            <tr>
              <th scope="col">Item</th>
              {criteria.map((criterion) => (
                <th key={criterion.key} scope="col">
                  {criterion.name}
                  <small>{describeDirection(criterion)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {candidates.items.map((item) => (
              <Row
                key={item.id}
                item={itemCards.value.get(item.number) ?? item}
                criteria={criteria}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

type RowProps = { readonly item: Schemas["Item"]; readonly criteria: readonly ModelCriterion[] };

function Row({ item, criteria }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <a href={toHref(`/items/${item.id}`, { model: model.value?.id })}>{item.title}</a>
      </th>
      {criteria.map((criterion) => (
        <td key={criterion.key}>
          <RatingField
            name={`${criterion.name} of ${item.title}`}
            isNameHidden
            scale={formatScale(criterion)}
            rating={item.ratings[criterion.key]}
            onSave={async (rating) => saveRatings(item, { [criterion.key]: rating })}
          />
        </td>
      ))}
    </tr>
  );
}

function describeCandidates({ unsettled, isRated }: Candidates, name: string): string {
  return isRated
    ? `The missing ratings of these items decide most of the order by ${name}: ${unsettled.toLocaleString()} pairs of items may still change places. Tab moves to the next field, and each field is saved when you leave it.`
    : `No open item has the ratings that ${name} needs. Begin with these items, which come first by the default model. Tab moves to the next field, and each field is saved when you leave it.`;
}
