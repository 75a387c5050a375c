import { type Signal, useSignal } from "@preact/signals";
import { findItemCard, loadItemCards } from "../../data/item-cards.ts";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { type RankedRows } from "../../ranking/messages.ts";
import { navigate, query, toHref } from "../../router.ts";
import { BulkEdit } from "./bulk-edit.tsx";
import { QuickRatings } from "./quick-ratings.tsx";
import { RankingHead, RankingRow, rowHeight, UnscoredHeading } from "./ranking-row.tsx";
import { maySelect, toggleRow } from "./ranking-selection.ts";
import { activeNumber, explainRange } from "./ranking-state.ts";

type RankingListProps = { readonly shown: RankedRows; readonly isGliding: boolean };

/** The ranked items, then the items without a score below a heading. */
export function RankingList({ shown, isGliding }: RankingListProps) {
  const activeLine = useSignal(-1);
  const rated = useSignal<number | undefined>(undefined);
  const heading = findHeading(shown);
  const lineCount = shown.numbers.length + (heading === undefined ? 0 : 1);
  const activate = (line: number): void => {
    activeLine.value = line;
    activeNumber.value = shown.numbers[toIndex(line, heading) ?? -1];
  };
  return (
    <main class="list-area">
      <VirtualList
        label="Ranked items"
        count={lineCount}
        content={shown}
        rowHeight={rowHeight}
        active={activeLine.value}
        isMultiselectable={maySelect()}
        onActive={activate}
        onKey={(event, line) => handleKey(event, { shown, index: toIndex(line, heading), rated })}
        onRange={(first, end) => showRange(shown, first, end)}
        head={<RankingHead />}
        renderRow={(line) => {
          const index = toIndex(line, heading);
          return index === undefined ? (
            <UnscoredHeading key="heading" count={shown.unscored} line={line} />
          ) : (
            <RankingRow
              key={shown.numbers[index]}
              rows={shown}
              index={index}
              line={line}
              isActive={line === activeLine.value}
              isGliding={isGliding}
              onActivate={() => activate(line)}
            />
          );
        }}
      />
      <BulkEdit />
      {rated.value !== undefined && <QuickRatings key={rated.value} rated={rated} />}
    </main>
  );
}

/** Returns the line of the heading of the unscored items, if the list contains some. */
function findHeading({ numbers, unscored }: RankedRows): number | undefined {
  return unscored === 0 ? undefined : numbers.length - unscored;
}

/** Returns the index of the row in a line; undefined for the heading. */
function toIndex(line: number, heading: number | undefined): number | undefined {
  if (heading === undefined || line < heading) {
    return line;
  }
  return line === heading ? undefined : line - 1;
}

/** Loads the titles and the contributions of the rows in a range of lines. */
function showRange(shown: RankedRows, firstLine: number, endLine: number): void {
  const [first, end] = [Math.max(0, firstLine - 1), endLine];
  void explainRange(first, end);
  loadItemCards([...shown.numbers.subarray(first, end)], shown.generation);
}

type KeyTarget = {
  readonly shown: RankedRows;
  readonly index: number | undefined;
  readonly rated: Signal<number | undefined>;
};

/** Opens, selects or rates the active item. */
function handleKey(event: KeyboardEvent, { shown, index, rated }: KeyTarget): void {
  const number = index === undefined ? undefined : shown.numbers[index];
  if (index === undefined || number === undefined) {
    return;
  }
  if (event.key === "Enter") {
    void openItem(number);
  } else if (maySelect() && (event.key === " " || event.key === "x")) {
    event.preventDefault();
    toggleRow(index, event.shiftKey);
  } else if (event.key === "e") {
    event.preventDefault();
    rated.value = number;
  }
}

/** Opens the drawer of an item, and keeps the filters of the page. */
async function openItem(number: number): Promise<void> {
  const card = await findItemCard(number);
  if (card !== undefined) {
    navigate(toHref(`/items/${card.id}`, Object.fromEntries(query.value)));
  }
}
