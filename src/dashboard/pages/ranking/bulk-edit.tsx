import { type Signal, useSignal } from "@preact/signals";
import { describeError, type Schemas } from "../../data/api.ts";
import { ratedCriteria } from "../../data/chosen-model.ts";
import { type BulkResult, patchItems } from "../../data/edit-items.ts";
import { type ItemCard, loadItemsByNumber } from "../../data/item-cards.ts";
import { announcement } from "../../frame/announcer.tsx";
import { parseRating } from "../../parts/rating-text.ts";
import { clearSelection, selection, selectionMax } from "./ranking-selection.ts";
import "./bulk-edit.css";

type ToPatch = (item: ItemCard) => Schemas["ItemPatch"];

/** The bar that changes all selected items at once. */
export function BulkEdit() {
  const field = useSignal("status");
  const text = useSignal("");
  const message = useSignal("");
  const isBusy = useSignal(false);
  const count = selection.value.size;
  if (count === 0) {
    return null;
  }

  async function apply(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const toPatch = buildPatch(field.value, text.value);
    if (typeof toPatch === "string") {
      message.value = toPatch;
      return;
    }
    isBusy.value = true;
    message.value = await changeSelected(toPatch);
    isBusy.value = false;
  }

  return (
    <form class="bulk-edit" aria-label="Change the selected items" onSubmit={(e) => void apply(e)}>
      <b>{`${count} selected`}</b>
      {count === selectionMax && <span class="help">{`${selectionMax} at most`}</span>}
      <FieldChoice field={field} />
      <label>
        <span>to</span>
        <input
          class="text-field"
          value={text.value}
          placeholder="empty removes it"
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <button class="control primary" type="submit" disabled={isBusy.value}>
        {isBusy.value ? "Changing …" : "Change"}
      </button>
      <button class="control" type="button" onClick={clearSelection}>
        Clear selection
      </button>
      <span class="fault" role="alert">
        {message.value}
      </span>
    </form>
  );
}

function FieldChoice({ field }: { readonly field: Signal<string> }) {
  return (
    <label>
      <span>Set</span>
      <select
        class="control"
        value={field.value}
        onChange={({ currentTarget }) => {
          field.value = currentTarget.value;
        }}
      >
        {listFields().map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

const fields = [
  { key: "status", name: "status" },
  { key: "priority", name: "priority" },
  { key: "team", name: "team" },
  { key: "assignee", name: "assignee" },
  { key: "size", name: "size" },
  { key: "label", name: "one more label" },
] as const;

const ratingPrefix = "rating:";

/** Lists the fields, then the criteria of the model. */
function listFields(): readonly { readonly key: string; readonly name: string }[] {
  return [
    ...fields,
    ...ratedCriteria.value.map(({ key, name }) => ({
      key: `${ratingPrefix}${key}`,
      name: `rating: ${name}`,
    })),
  ];
}

/** Returns the patch of each item, or the fault of the text. */
function buildPatch(field: string, text: string): ToPatch | string {
  const value = text.trim();
  if (field.startsWith(ratingPrefix)) {
    const rating = parseRating(value);
    return rating === undefined
      ? "Enter a number such as 5, or low, likely and high such as 3 5 8."
      : () => ({ ratings: { [field.slice(ratingPrefix.length)]: rating } });
  }
  if (field === "label") {
    return value === ""
      ? "Enter a label."
      : ({ labels }) => ({ labels: [...new Set([...labels, value])] });
  }
  if (field === "size") {
    const size = value === "" ? null : Number(value);
    return Number.isNaN(size) ? "Enter a number for the size." : () => ({ size });
  }
  if (field === "status" && value === "") {
    return "Enter a status.";
  }
  // The server checks the value, and its error names the accepted ones.
  return () => ({ [field]: value === "" ? null : value });
}

/** Changes the selected items, and returns the text of the faults. */
async function changeSelected(toPatch: ToPatch): Promise<string> {
  try {
    const cards = await loadItemsByNumber([...selection.value]);
    const result = await patchItems(cards, toPatch);
    announcement.value = `${result.changed} items changed.`;
    if (result.faults.length === 0) {
      clearSelection();
    }
    return describeFaults(result);
  } catch (error) {
    return describeError(error);
  }
}

function describeFaults({ changed, faults }: BulkResult): string {
  const [first] = faults;
  return first === undefined
    ? ""
    : `${changed} changed, ${faults.length} not. ${first}${faults.length > 1 ? " …" : ""}`;
}
