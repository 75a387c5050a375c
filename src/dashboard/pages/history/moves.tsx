import { ItemLink } from "../../parts/item-link.tsx";
import { useFirst } from "../../parts/use-first.tsx";
import { Count } from "./arrivals.tsx";
import { type Difference } from "./load-history.ts";
import { type GenerationRange, WhatChanged } from "./what-changed.tsx";

type Move = Difference["moved"][number];

type Cause = { readonly cause: Move["cause"]; readonly title: string; readonly help: string };

/** The causes of moves that a reader can act on. */
const ownCauses: readonly Cause[] = [
  {
    cause: "own-ratings",
    title: "Moved because their own ratings changed",
    help: "A rating, the size or another field that the model reads changed.",
  },
  {
    cause: "model",
    title: "Moved because the model changed",
    help: "The model has other weights, criteria or options than before.",
  },
  {
    cause: "order-rules",
    title: "Moved because the rules of the order changed",
    help: "A newer version of Ordinal orders ties or statuses differently.",
  },
];

const otherItems: Cause = {
  cause: "other-items",
  title: "Moved because other items moved",
  help: "Nothing about these items changed. Others passed them, entered or left.",
};

type MovesProps = {
  /** The moves that the response names, largest first. */
  readonly moved: readonly Move[];
  /** The number of all moves. */
  readonly count: number;
};

/** The items whose own ratings, model or rules changed. */
export function OwnMoves({
  moved,
  range,
}: Pick<MovesProps, "moved"> & { readonly range: GenerationRange }) {
  return (
    <>
      {ownCauses.map((cause) => (
        <MoveTable
          key={cause.cause}
          cause={cause}
          moved={moved}
          range={cause.cause === "own-ratings" ? range : undefined}
        />
      ))}
    </>
  );
}

/** The items that moved only because others did. */
export function OtherMoves({ moved, count }: MovesProps) {
  return (
    <>
      <MoveTable cause={otherItems} moved={moved} />
      {count > moved.length && (
        <p class="help">
          The page names the {moved.length.toLocaleString()} largest of {count.toLocaleString()}{" "}
          moves.
        </p>
      )}
    </>
  );
}

type MoveTableProps = {
  readonly cause: Cause;
  readonly moved: readonly Move[];
  /** The generations of the changes to show; undefined if the items did not change. */
  readonly range?: GenerationRange | undefined;
};

function MoveTable({ cause: { cause, title, help }, moved, range }: MoveTableProps) {
  const moves = moved.filter((move) => move.cause === cause);
  const [shown, more] = useFirst(moves);
  if (moves.length === 0) {
    return null;
  }
  return (
    <section class="changes">
      <h2>
        {title} <Count of={moves.length} />
      </h2>
      <p class="help">{help}</p>
      <table class="plain-table">
        <caption class="hidden-text">{title}</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col" class="number">
              From
            </th>
            <th scope="col" class="number">
              To
            </th>
            <th scope="col" class="number">
              Move
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((move) => (
            <MoveRow key={move.item.id} move={move} range={range} />
          ))}
        </tbody>
      </table>
      {more}
    </section>
  );
}

type MoveRowProps = Pick<MoveTableProps, "range"> & { readonly move: Move };

function MoveRow({ move: { item, from, to }, range }: MoveRowProps) {
  return (
    <tr>
      <th scope="row">
        <ItemLink item={item} />
        {range !== undefined && <WhatChanged item={item.id} range={range} />}
      </th>
      <td class="number">{from.toLocaleString()}</td>
      <td class="number">{to.toLocaleString()}</td>
      <td class="number">
        <Shift up={from - to} />
      </td>
    </tr>
  );
}

/** The number of ranks that an item moved. */
function Shift({ up }: { readonly up: number }) {
  return (
    <span class={up > 0 ? "up" : "down"}>
      <span aria-hidden="true">{up > 0 ? "▲" : "▼"}</span>
      <span class="hidden-text">{up > 0 ? "up " : "down "}</span>
      {Math.abs(up).toLocaleString()}
    </span>
  );
}
