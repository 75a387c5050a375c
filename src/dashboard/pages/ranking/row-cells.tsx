import { model } from "../../data/chosen-model.ts";
import { type ItemCard } from "../../data/item-cards.ts";
import { facts } from "../../data/ranking-facts.ts";
import { listColours } from "../../parts/criterion-colours.ts";
import { listNames } from "../../parts/criterion-names.ts";
import { formatScore, StackedBar } from "../../parts/stacked-bar.tsx";
import { type RankedRows, type RowExplanation } from "../../ranking/messages.ts";
import { query, toHref } from "../../router.ts";
import { maySelect, selection, toggleRow } from "./ranking-selection.ts";

type SelectCellProps = {
  readonly index: number;
  readonly number: number;
  readonly title: string | undefined;
};

/** The check box of a row, for roles that may change items. */
export function SelectCell({ index, number, title }: SelectCellProps) {
  return (
    <span class="cell-select" role="gridcell">
      {maySelect() && (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Select ${title ?? "item"}`}
          checked={selection.value.has(number)}
          onClick={(event) => {
            event.stopPropagation();
            toggleRow(index, event.shiftKey);
          }}
        />
      )}
    </span>
  );
}

type CellProps = { readonly rows: RankedRows; readonly index: number };

/** The rank, with an equals sign for tied items. */
export function RankCell({ rows, index }: CellProps) {
  return (
    <span class="cell-rank" role="gridcell">
      {isUnscored(rows, index) ? "–" : formatRank(rows, index)}
    </span>
  );
}

type MovedCellProps = CellProps & { readonly card: ItemCard | undefined };

/** The ranks that an item moves by the tried weights, or has moved since the previous ranking. */
export function MovedCell({ rows, index, card }: MovedCellProps) {
  const up = readMove({ rows, index, card });
  if (up === undefined || up === 0) {
    return (
      <span class="cell-moved" role="gridcell">
        {up === undefined ? "" : "·"}
      </span>
    );
  }
  const cause = rows.ups === undefined ? "since the previous ranking" : "by this change";
  const text = `${up > 0 ? "up" : "down"} ${Math.abs(up)} ${cause}`;
  return (
    <span class={`cell-moved ${up > 0 ? "up" : "down"}`} role="gridcell" title={text}>
      <span aria-hidden="true">{`${up > 0 ? "▲" : "▼"}${Math.abs(up)}`}</span>
      <span class="hidden-text">{text}</span>
    </span>
  );
}

/** Returns the ranks that an item moves up; undefined while they are not known. */
function readMove({ rows, index, card }: MovedCellProps): number | undefined {
  if (rows.ups !== undefined) {
    return rows.ups[index];
  }
  return facts.value === undefined ? undefined : (facts.value.moves.get(card?.id ?? "") ?? 0);
}

type HoldsCellProps = {
  readonly card: ItemCard | undefined;
  readonly explanation: RowExplanation | undefined;
};

/** The share of draws in which an item is among the ten best. Defaults alone hold no rank. */
export function HoldsCell({ card, explanation }: HoldsCellProps) {
  const stability = card === undefined ? undefined : facts.value?.stability.get(card.id);
  const share = stability?.p_top?.["10"];
  if (share === undefined || explanation?.coverage === 0) {
    return <span class="cell-holds" role="gridcell" />;
  }
  const percent = Math.round(100 * share);
  return (
    <span
      class="cell-holds"
      role="gridcell"
      title={`Among the ten best in ${percent} % of the draws of weights and ratings`}
    >
      <span class="holds-bar" aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
      {percent} %
    </span>
  );
}

/** The type, the title and the status. */
export function ItemCells({ card }: { readonly card: ItemCard | undefined }) {
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

/** The size, the contributions of the criteria, and the score. */
export function ScoreCells({ rows, index, explanation }: ScoreCellsProps) {
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
      <span class="cell-rated" role="gridcell" title={describeCoverage(explanation)}>
        {isUnscored(rows, index) ? undefined : formatCoverage(explanation)}
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
  const parts = explanation.parts.map(({ name, input, contribution, isDefault }) => ({
    name: names.get(input) ?? name,
    contribution,
    isDefault,
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

/** Formats the rated share of the weight, which is worth a note if it is not all of it. */
function formatCoverage(explanation: RowExplanation | undefined): string | undefined {
  const coverage = explanation?.coverage ?? 1;
  return coverage < 1 ? `${Math.round(100 * coverage)} %` : undefined;
}

function describeCoverage(explanation: RowExplanation | undefined): string | undefined {
  const text = formatCoverage(explanation);
  return text && `${text} of the weight is rated`;
}
