import { type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { describeError } from "../../data/api.ts";
import { ratedCriteria } from "../../data/chosen-model.ts";
import { saveRatings } from "../../data/edit-items.ts";
import { itemCards } from "../../data/item-cards.ts";
import { notice } from "../../data/notice.ts";
import { mayPerform } from "../../data/session.ts";
import { toSentence } from "../../parts/criterion-names.ts";
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
      {ratedCriteria.value.map((key) => (
        <RatingField
          key={key}
          name={toSentence(key)}
          rating={card.ratings[key]}
          isDisabled={!mayPerform("items:write")}
          onSave={async (rating) => {
            try {
              await saveRatings(card, { [key]: rating });
              return undefined;
            } catch (error) {
              return report(`${card.title}: ${describeError(error)}`);
            }
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
