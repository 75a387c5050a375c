import { model } from "../../data/chosen-model.ts";
import { type ItemCard, itemCards } from "../../data/item-cards.ts";
import { listColours } from "../../parts/criterion-colours.ts";
import { listNames } from "../../parts/criterion-names.ts";
import { formatScore, StackedBar } from "../../parts/stacked-bar.tsx";
import { type RankedRows, type RowExplanation } from "../../ranking/messages.ts";
import { query, toHref } from "../../router.ts";
import { explanations } from "./ranking-state.ts";

const columns = ["Rank", "Type", "Item", "Status", "Size", "Contributions", "Score"] as const;

/** The header of the list. */
export function RankingHead() {
  return (
    <div class="row head" role="row">
      {columns.map((name) => (
        <span key={name} role="columnheader" class={`cell-${name.toLowerCase()}`}>
          {name === "Type" ? <span class="hidden-text">Type</span> : name}
        </span>
      ))}
    </div>
  );
}

type RowProps = {
  readonly rows: RankedRows;
  readonly index: number;
  readonly isActive: boolean;
  readonly isGliding: boolean;
  readonly onSelect: () => void;
};

const rowHeight = 36;

/** One ranked item. */
export function RankingRow(props: RowProps) {
  const { rows, index, isActive, isGliding, onSelect } = props;
  const number = rows.numbers[index] ?? 0;
  return (
    <div
      id={`row-${index}`}
      class={isGliding ? "row gliding" : "row"}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
      onClick={onSelect}
    >
      <RankCell rows={rows} index={index} />
      <ItemCells card={itemCards.value.get(number)} />
      <ScoreCells rows={rows} index={index} explanation={explanations.value.get(number)} />
    </div>
  );
}

type CellProps = { readonly rows: RankedRows; readonly index: number };

function RankCell({ rows, index }: CellProps) {
  return (
    <span class="cell-rank" role="gridcell">
      {isUnscored(rows, index) ? "–" : formatRank(rows, index)}
    </span>
  );
}

function ItemCells({ card }: { readonly card: ItemCard | undefined }) {
  return (
    <>
      <span class="cell-type" role="gridcell">
        <i class={`type type-${card?.type ?? "none"}`} title={card?.type} />
      </span>
      <TitleCell card={card} />
      <span class="cell-status" role="gridcell">
        {card?.status}
      </span>
    </>
  );
}

type ScoreCellsProps = CellProps & { readonly explanation: RowExplanation | undefined };

function ScoreCells({ rows, index, explanation }: ScoreCellsProps) {
  return (
    <>
      <span class="cell-size" role="gridcell">
        {explanation?.size ?? "–"}
      </span>
      <span class="cell-contributions" role="gridcell">
        {isUnscored(rows, index) ? (
          <Missing explanation={explanation} />
        ) : (
          <Parts explanation={explanation} />
        )}
      </span>
      <span class="cell-score" role="gridcell" title={describeCoverage(explanation)}>
        {formatScore(rows.scores[index] ?? Number.NaN)}
      </span>
    </>
  );
}

function isUnscored({ numbers, unscored }: RankedRows, index: number): boolean {
  return index >= numbers.length - unscored;
}

/** Formats a rank, with an equals sign for tied items. */
function formatRank({ ranks, ties }: RankedRows, index: number): string {
  return `${ranks[index]}${ties[index] === 1 ? "=" : ""}`;
}

function TitleCell({ card }: { readonly card: ItemCard | undefined }) {
  if (card === undefined) {
    return <span class="cell-item placeholder" role="gridcell" />;
  }
  const href = toHref(`/items/${card.id}`, Object.fromEntries(query.value));
  return (
    <span class="cell-item" role="gridcell">
      {card.external_id !== undefined && <span class="key">{card.external_id}</span>}
      <a class="title" href={href} tabIndex={-1}>
        {card.title}
      </a>
      {card.labels.slice(0, 2).map((label) => (
        <span class="label" key={label}>
          {label}
        </span>
      ))}
    </span>
  );
}

function Parts({ explanation }: { readonly explanation: RowExplanation | undefined }) {
  if (explanation === undefined || explanation.parts.length === 0) {
    return null;
  }
  const colours = listColours(model.value?.criteria.map(({ input }) => input) ?? []);
  const names = listNames(explanation.parts);
  const parts = explanation.parts.map(({ name, input, contribution }) => ({
    name: names.get(input) ?? name,
    contribution,
    colour: colours.get(input) ?? "var(--c7)",
  }));
  const sum = parts.reduce((total, { contribution }) => total + Math.max(0, contribution), 0);
  return <StackedBar parts={parts} max={Math.max(1, sum)} />;
}

function Missing({ explanation }: { readonly explanation: RowExplanation | undefined }) {
  const missing = explanation?.missing ?? [];
  return missing.length === 0 ? null : (
    <span class="missing" title={missing.join(", ")}>
      Not rated: {missing.slice(0, 2).join(", ")}
      {missing.length > 2 && ` and ${missing.length - 2} more`}
    </span>
  );
}

function describeCoverage(explanation: RowExplanation | undefined): string | undefined {
  const coverage = explanation?.coverage ?? 1;
  return coverage < 1 ? `${Math.round(100 * coverage)} % of the weight is rated` : undefined;
}
