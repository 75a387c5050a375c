import { ItemLink, type LinkedItem } from "../../parts/item-link.tsx";
import { useFirst } from "../../parts/use-first.tsx";
import { type Difference } from "./load-history.ts";
import "../../parts/data-table.css";

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
export function OwnMoves({ moved }: Pick<MovesProps, "moved">) {
  return (
    <>
      {ownCauses.map((cause) => (
        <MoveTable key={cause.cause} cause={cause} moved={moved} />
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

type MoveTableProps = { readonly cause: Cause; readonly moved: readonly Move[] };

function MoveTable({ cause: { cause, title, help }, moved }: MoveTableProps) {
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
      <table class="data-table">
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
          {shown.map(({ item, from, to }) => (
            <tr key={item.id}>
              <th scope="row">
                <ItemLink item={item} />
              </th>
              <td class="number">{from.toLocaleString()}</td>
              <td class="number">{to.toLocaleString()}</td>
              <td class="number">
                <Shift up={from - to} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </section>
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

type ArrivalsProps = {
  readonly title: string;
  readonly help: string;
  readonly count: number;
  readonly entries: readonly { readonly item: LinkedItem; readonly rank: number }[];
};

/** The items that only one of the rankings contains, with their rank in it. */
export function Arrivals({ title, help, count, entries }: ArrivalsProps) {
  const [shown, more] = useFirst(entries);
  if (count === 0) {
    return null;
  }
  return (
    <section class="changes">
      <h2>
        {title} <Count of={count} />
      </h2>
      <p class="help">{help}</p>
      <table class="data-table">
        <caption class="hidden-text">{title}</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col" class="number">
              Rank
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ item, rank }) => (
            <tr key={item.id}>
              <th scope="row">
                <ItemLink item={item} />
              </th>
              <td class="number">{rank.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
      {count > entries.length && (
        <p class="help">
          These are the {entries.length.toLocaleString()} best-ranked of {count.toLocaleString()}.
        </p>
      )}
    </section>
  );
}

function Count({ of }: { readonly of: number }) {
  return <span class="count">{of.toLocaleString()}</span>;
}
