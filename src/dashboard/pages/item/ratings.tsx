import { describeError, type Schemas } from "../../data/api.ts";
import { saveRatings } from "../../data/edit-items.ts";
import { mayPerform } from "../../data/session.ts";
import { toSentence } from "../../parts/criterion-names.ts";
import { RatingField } from "../../parts/rating-field.tsx";

type Item = Schemas["Item"];

type RatingsProps = {
  readonly item: Item;
  /** The score that the ratings determine. */
  readonly score: Schemas["Lift"];
  readonly onSaved: () => void;
};

/** The ratings that the model reads, to edit. */
export function Ratings({ item, score, onSaved }: RatingsProps) {
  const keys = [...new Set([...score.parts.map(({ criterion }) => criterion), ...score.missing])];
  const mayEdit = mayPerform("items:write");
  return (
    <section id="ratings">
      <h3>Ratings</h3>
      {keys.map((criterion) => (
        <RatingField
          key={criterion}
          name={toSentence(criterion)}
          rating={item.ratings[criterion]}
          isDisabled={!mayEdit || criterion === "priority"}
          onSave={async (rating) => {
            try {
              await saveRatings(item, { [criterion]: rating });
              onSaved();
              return undefined;
            } catch (error) {
              return describeError(error);
            }
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
