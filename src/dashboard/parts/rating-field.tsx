import { useSignal } from "@preact/signals";
import { type Rating } from "../../core/item/item.ts";
import { formatRating, parseRating } from "./rating-text.ts";
import "./rating-field.css";

type RatingFieldProps = {
  /** The name of the criterion. */
  readonly name: string;
  /** Whether only screen readers get the name. */
  readonly isNameHidden?: boolean;
  /** The scale of the criterion, which an empty field shows. */
  readonly scale: string;
  readonly rating: Rating | undefined;
  readonly isDisabled?: boolean;
  /** Stores the rating; null removes it. Returns the reason if the server rejects it. */
  readonly onSave: (rating: Rating | null) => Promise<string | undefined>;
};

/** A field for a rating: a number, or an interval of a low, a likely and a high number. */
export function RatingField(props: RatingFieldProps) {
  const { name, isNameHidden = false, scale, rating, isDisabled = false, onSave } = props;
  const fault = useSignal<string | undefined>(undefined);
  const text = formatRating(rating);

  async function save(input: HTMLInputElement): Promise<void> {
    const entered = parseRating(input.value);
    if (entered === undefined) {
      fault.value = `“${input.value}” is not a rating. Enter a number such as 5, or low, likely and high such as 3 5 8.`;
      return;
    }
    fault.value = await onSave(entered);
    if (fault.value !== undefined) {
      input.value = text;
    }
  }

  return (
    <label class="rating">
      <span class={isNameHidden ? "hidden-text" : undefined}>{name}</span>
      <input
        key={text}
        defaultValue={text}
        placeholder={scale}
        inputMode="decimal"
        autocomplete="off"
        disabled={isDisabled}
        aria-invalid={fault.value !== undefined}
        onChange={({ currentTarget }) => void save(currentTarget)}
      />
      {fault.value !== undefined && (
        <span class="fault" role="alert">
          {fault.value}
        </span>
      )}
    </label>
  );
}
