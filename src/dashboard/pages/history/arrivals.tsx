import { ItemLink, type LinkedItem } from "../../parts/item-link.tsx";
import { useFirst } from "../../parts/use-first.tsx";

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
      <table class="plain-table">
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

/** The number of items, beside a heading. */
export function Count({ of }: { readonly of: number }) {
  return <span class="count">{of.toLocaleString()}</span>;
}
