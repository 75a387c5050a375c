import { model } from "../../data/chosen-model.ts";
import { itemCards } from "../../data/item-cards.ts";
import { type RankedRows } from "../../ranking/messages.ts";
import { toHref } from "../../router.ts";
import { selection, maySelect } from "./ranking-selection.ts";
import { explanations } from "./ranking-state.ts";
import { HoldsCell, ItemCells, MovedCell, RankCell, ScoreCells, SelectCell } from "./row-cells.tsx";

const columns = [
  ["select", ""],
  ["rank", "Rank"],
  ["moved", "Moved"],
  ["type", "Type"],
  ["item", "Item"],
  ["status", "Status"],
  ["size", "Size"],
  ["contributions", "Contributions"],
  ["rated", "Rated"],
  ["score", "Score"],
  ["holds", "Holds top 10"],
] as const;

const unlabelled: ReadonlySet<string> = new Set(["select", "type"]);

/** The header of the list. */
export function RankingHead() {
  return (
    <div class="row head" role="row" aria-rowindex={1}>
      {columns.map(([key, name]) => (
        <span key={key} role="columnheader" class={`cell-${key}`}>
          {unlabelled.has(key) ? <span class="hidden-text">{name || "Selected"}</span> : name}
        </span>
      ))}
    </div>
  );
}

type RowProps = {
  readonly rows: RankedRows;
  readonly index: number;
  /** The position in the list, which also contains the heading of the unscored items. */
  readonly line: number;
  readonly isActive: boolean;
  readonly isGliding: boolean;
  readonly onActivate: () => void;
};

/** The height of a row in pixels. */
export const rowHeight = 36;

/** One ranked item. */
export function RankingRow(props: RowProps) {
  const { rows, index, line, isActive, isGliding, onActivate } = props;
  const number = rows.numbers[index] ?? 0;
  const card = itemCards.value.get(number);
  const explanation = explanations.value.get(number);
  return (
    <div
      id={`row-${line}`}
      class={`row${isGliding ? " gliding" : ""}${isActive ? " active" : ""}`}
      role="row"
      aria-rowindex={line + 2}
      aria-selected={maySelect() ? selection.value.has(number) : undefined}
      style={{ transform: `translateY(${line * rowHeight}px)` }}
      onClick={onActivate}
    >
      <SelectCell index={index} number={number} title={card?.title} />
      <RankCell rows={rows} index={index} />
      <MovedCell rows={rows} index={index} card={card} />
      <ItemCells card={card} />
      <ScoreCells rows={rows} index={index} explanation={explanation} />
      <HoldsCell card={card} explanation={explanation} />
    </div>
  );
}

/** The heading of the items without a score, as a row of the list. */
export function UnscoredHeading({ count, line }: { count: number; line: number }) {
  return (
    <div
      id={`row-${line}`}
      class="row unscored-heading"
      role="row"
      aria-rowindex={line + 2}
      style={{ transform: `translateY(${line * rowHeight}px)` }}
    >
      <span role="gridcell" aria-colspan={columns.length}>
        <b>{`${count.toLocaleString()} ${count === 1 ? "item has" : "items have"} no score`}</b>
        {" · each row says which ratings are missing"}
        {maySelect() && (
          <>
            {" · "}
            <a href={toHref("/rate", { model: model.value?.id })}>
              Rate the most useful ones first
            </a>
          </>
        )}
      </span>
    </div>
  );
}
