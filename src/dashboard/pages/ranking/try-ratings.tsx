import { useEffect } from "preact/hooks";
import { model, ratedCriteria } from "../../data/chosen-model.ts";
import { saveRatings } from "../../data/edit-items.ts";
import { type ItemCard, itemCards } from "../../data/item-cards.ts";
import { formatScale } from "../../data/model-criteria.ts";
import { notice } from "../../data/notice.ts";
import { mayPerform } from "../../data/session.ts";
import { RatingField } from "../../parts/rating-field.tsx";
import { Effect } from "./effect.tsx";
import { activeNumber, trial } from "./ranking-state.ts";

/** For a model without weights: the ratings of the active item, to try others. */
export function TryRatings() {
  const number = activeNumber.value;
  const card = number === undefined ? undefined : itemCards.value.get(number);
  useEffect(() => {
    trial.value = undefined;
    return () => {
      trial.value = undefined;
    };
  }, [number, model.value?.id]);
  return (
    <>
      <h2>
        Try ratings
        <button
          class="control"
          type="button"
          disabled={trial.value === undefined}
          onClick={() => {
            trial.value = undefined;
          }}
        >
          Reset
        </button>
      </h2>
      {card === undefined ? (
        <p class="help">
          This model has no weights. Select an item in the list to see where it would rank with
          other ratings.
        </p>
      ) : (
        <TrialFields card={card} />
      )}
    </>
  );
}

function TrialFields({ card }: { readonly card: ItemCard }) {
  const tried = trial.value?.ratings ?? {};
  return (
    <>
      <p>{card.title}</p>
      <div>
        {ratedCriteria.value.map((criterion) => (
          <RatingField
            key={criterion.key}
            name={criterion.name}
            scale={formatScale(criterion)}
            rating={
              criterion.key in tried
                ? (tried[criterion.key] ?? undefined)
                : card.ratings[criterion.key]
            }
            onSave={async (rating) => {
              trial.value = { number: card.number, ratings: { ...tried, [criterion.key]: rating } };
              return Promise.resolve(undefined);
            }}
          />
        ))}
      </div>
      <Effect hint="Change a rating: the list shows where the item would rank." />
      {trial.value !== undefined && mayPerform("items:write") && <SaveTrial card={card} />}
    </>
  );
}

function SaveTrial({ card }: { readonly card: ItemCard }) {
  async function save(): Promise<void> {
    const { value } = trial;
    if (value === undefined) {
      return;
    }
    const saved = saveRatings(card, value.ratings);
    trial.value = undefined;
    const fault = await saved;
    if (fault !== undefined) {
      notice.value = `${card.title}: ${fault}`;
    }
  }
  return (
    <button class="control primary" type="button" onClick={() => void save()}>
      Save these ratings
    </button>
  );
}
