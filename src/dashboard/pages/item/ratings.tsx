import { type Schemas } from "../../data/api.ts";
import { ratedCriteria } from "../../data/chosen-model.ts";
import { saveRatings } from "../../data/edit-items.ts";
import { formatScale } from "../../data/model-criteria.ts";
import { mayPerform } from "../../data/session.ts";
import { RatingField } from "../../parts/rating-field.tsx";

type Item = Schemas["Item"];

type RatingsProps = {
  readonly item: Item;
  readonly onSaved: () => void;
};

/** The ratings that the model reads, to edit. */
export function Ratings({ item, onSaved }: RatingsProps) {
  const mayEdit = mayPerform("items:write");
  return (
    <section id="ratings">
      <h3>Ratings</h3>
      {ratedCriteria.value.map((criterion) => (
        <RatingField
          key={criterion.key}
          name={criterion.name}
          scale={formatScale(criterion)}
          rating={item.ratings[criterion.key]}
          isDisabled={!mayEdit}
          onSave={async (rating) => {
            const fault = await saveRatings(item, { [criterion.key]: rating });
            if (fault === undefined) {
              onSaved();
            }
            return fault;
          }}
        />
      ))}
      <p class="help">
        {mayEdit
          ? "Enter a number, or an interval: low, likely and high, such as 3 5 8."
          : "Your role cannot edit ratings."}
      </p>
    </section>
  );
}
