import { useRef } from "preact/hooks";
import { type FacetCounts, type FacetName, facetNames } from "../../ranking/messages.ts";
import { query, setQuery, toHref } from "../../router.ts";
import { isLarge } from "./large-backlog.ts";
import { facets, matches, matchesMax, rows, shownCount } from "./ranking-state.ts";

const searchDelayMs = 200;

/** The filters of the list: a choice per facet with the counts of its values, and a search. */
export function Filters() {
  return (
    <div class="filters" role="search">
      <span class="count">
        {shownCount.value !== undefined && `${shownCount.value.toLocaleString()} items`}
        {matches.value !== undefined &&
          matches.value.length >= matchesMax &&
          ` (the first ${matchesMax} matches)`}
      </span>
      <NothingRated />
      {facetNames.map((name) => (
        <FacetChoice key={name} name={name} />
      ))}
      {!isLarge.value && <Search />}
    </div>
  );
}

/** A note that all scores are defaults, with the link to the items to rate first. */
function NothingRated() {
  const shown = rows.value;
  const hasScores = shown !== undefined && shown.total > shown.unscored;
  if (!hasScores || shown.isRated || shown.effect !== undefined) {
    return null;
  }
  return (
    <a class="chip note" href={toHref("/rate", { model: query.value.get("model") ?? undefined })}>
      Nothing is rated yet, so every score is a default. Rate the most useful items first.
    </a>
  );
}

function FacetChoice({ name }: { readonly name: FacetName }) {
  const values = facets.value.find(({ facet }) => facet === name)?.values ?? [];
  const selected = query.value.get(name) ?? "";
  if (values.length === 0 && selected === "") {
    return null;
  }
  const title = name[0]?.toUpperCase() + name.slice(1);
  return (
    <select
      class={selected === "" ? "chip" : "chip on"}
      aria-label={title}
      value={selected}
      onChange={({ currentTarget }) => setQuery({ [name]: currentTarget.value })}
    >
      <option value="">{selected === "" ? title : `All ${name} values`}</option>
      {addSelected(values, selected).map(({ value, count }) => (
        <option key={value} value={value}>
          {`${value} · ${count.toLocaleString()}`}
        </option>
      ))}
    </select>
  );
}

/** Adds the selected value if no item has it. */
function addSelected(values: FacetCounts["values"], selected: string): FacetCounts["values"] {
  return selected === "" || values.some(({ value }) => value === selected)
    ? values
    : [...values, { value: selected, count: 0 }];
}

function Search() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return (
    <input
      id="search"
      class="search"
      type="search"
      placeholder="Search  /"
      aria-label="Search titles"
      value={query.value.get("q") ?? ""}
      onInput={({ currentTarget }) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setQuery({ q: currentTarget.value }), searchDelayMs);
      }}
    />
  );
}
