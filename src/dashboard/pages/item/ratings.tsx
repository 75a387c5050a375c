import { useSignal } from "@preact/signals";
import { api, describeError, requireData, type Schemas } from "../../data/api.ts";
import { putItemCard } from "../../data/item-cards.ts";
import { mayPerform, workspaceId } from "../../data/session.ts";
import { toSentence } from "../../parts/criterion-names.ts";

type Item = Schemas["Item"];

type Rating = Item["ratings"][string];

type RatingsProps = {
  readonly item: Item;
  /** The score that the ratings determine. */
  readonly score: Schemas["Lift"];
  readonly onSaved: () => Promise<void>;
};

/** The ratings that the model reads, to edit. A rating is a number or an interval. */
export function Ratings({ item, score, onSaved }: RatingsProps) {
  const fault = useSignal("");
  const keys = [...new Set([...score.parts.map(({ criterion }) => criterion), ...score.missing])];
  const mayEdit = mayPerform("items:write");

  async function save(criterion: string, text: string): Promise<void> {
    const rating = parseRating(text);
    if (rating === undefined) {
      fault.value = `“${text}” is not a rating of ${toSentence(criterion)}. Enter a number such as 5, or an interval such as 3 5 8 (low, likely, high).`;
      return;
    }
    try {
      putItemCard(await patchRating(item, criterion, rating));
      fault.value = "";
      await onSaved();
    } catch (error) {
      fault.value = describeError(error);
    }
  }

  return (
    <section>
      <h3>Ratings</h3>
      {keys.map((criterion) => (
        <label class="rating" key={criterion}>
          <span>{toSentence(criterion)}</span>
          <input
            key={formatRating(item.ratings[criterion])}
            defaultValue={formatRating(item.ratings[criterion])}
            placeholder="not rated"
            disabled={!mayEdit || criterion === "priority"}
            onChange={({ currentTarget }) => void save(criterion, currentTarget.value)}
          />
        </label>
      ))}
      <p class="fault" role="alert">
        {fault.value}
      </p>
      {!mayEdit && <p class="help">Your role cannot edit ratings.</p>}
    </section>
  );
}

async function patchRating(item: Item, criterion: string, rating: Rating | null): Promise<Item> {
  const result = await api.PATCH("/v1/workspaces/{workspaceId}/items/{itemId}", {
    params: { path: { workspaceId: workspaceId.value, itemId: item.id } },
    headers: { "if-match": `"${item.version}"`, "content-type": "application/merge-patch+json" },
    body: { ratings: { [criterion]: rating } },
  });
  return requireData(result);
}

/** Parses a number, or low, likely and high; null for no rating, undefined for anything else. */
function parseRating(text: string): Rating | null | undefined {
  const words = text
    .trim()
    .split(/[\s–;/]+/)
    .filter((word) => word !== "");
  const [first, likely, high] = words.map(Number);
  if (first === undefined) {
    return null;
  }
  if ([first, likely ?? 0, high ?? 0].some(Number.isNaN)) {
    return undefined;
  }
  if (words.length === 1) {
    return first;
  }
  return words.length === 3 && likely !== undefined && high !== undefined
    ? { low: first, likely, high }
    : undefined;
}

function formatRating(rating: Rating | undefined): string {
  if (rating === undefined) {
    return "";
  }
  return typeof rating === "number"
    ? String(rating)
    : `${rating.low} ${rating.likely} ${rating.high}`;
}
