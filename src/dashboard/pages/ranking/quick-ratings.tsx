import { type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ratedCriteria } from "../../data/chosen-model.ts";
import { saveRatings } from "../../data/edit-items.ts";
import { itemCards } from "../../data/item-cards.ts";
import { formatScale } from "../../data/model-criteria.ts";
import { notice } from "../../data/notice.ts";
import { mayPerform } from "../../data/session.ts";
import { RatingField } from "../../parts/rating-field.tsx";

/** The number of the item that the dialog shows; undefined closes it. */
type QuickRatingsProps = { readonly rated: Signal<number | undefined> };

/** The ratings of one item in a dialog, without leaving the list. */
export function QuickRatings({ rated }: QuickRatingsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const card = itemCards.value.get(rated.value ?? 0);
  /** Shows a fault in the field, or above the list if the reader has closed the dialog. */
  const report = (text: string): string => {
    if (dialog.current?.open !== true) {
      notice.value = text;
    }
    return text;
  };
  if (card === undefined) {
    return null;
  }
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="quick-ratings-title"
      onClose={() => {
        rated.value = undefined;
      }}
    >
      <h2 id="quick-ratings-title">{card.title}</h2>
      {ratedCriteria.value.map((criterion) => (
        <RatingField
          key={criterion.key}
          name={criterion.name}
          scale={formatScale(criterion)}
          rating={card.ratings[criterion.key]}
          isDisabled={!mayPerform("items:write")}
          onSave={async (rating) => {
            const fault = await saveRatings(card, { [criterion.key]: rating });
            return fault && report(`${card.title}: ${fault}`);
          }}
        />
      ))}
      <p class="help">
        Each field is saved when you leave it. An interval is low, likely and high.
      </p>
      <form method="dialog">
        <button class="control" type="submit">
          Close
        </button>
      </form>
    </dialog>
  );
}
