import { query, setQuery } from "../../router.ts";
import { type HistoryPoint } from "./points.ts";

const hourMs = 3_600_000;

const spans = [
  { key: "hour", name: "Hour", ms: hourMs },
  { key: "day", name: "Day", ms: 24 * hourMs },
  { key: "week", name: "Week", ms: 7 * 24 * hourMs },
  { key: "month", name: "30 days", ms: 30 * 24 * hourMs },
] as const;

/** Returns the points of the span that the URL names, up to the newest one. */
export function selectSpan(points: readonly HistoryPoint[]): readonly HistoryPoint[] {
  const span = spans.find(({ key }) => key === query.value.get("span"));
  const end = points.at(-1)?.at ?? 0;
  return span === undefined ? points : points.filter(({ at }) => at >= end - span.ms);
}

/** The choice of the part of the timeline to show. Offers only spans that are a part. */
export function Zoom({ points }: { readonly points: readonly HistoryPoint[] }) {
  const lengthMs = (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0);
  const offered = spans.filter(({ ms }) => ms < lengthMs);
  const chosen = query.value.get("span") ?? undefined;
  return offered.length === 0 ? null : (
    <div class="quick-choices" role="group" aria-label="Part of the timeline">
      {[...offered, { key: undefined, name: "All" }].map(({ key, name }) => (
        <button
          key={name}
          class="control"
          type="button"
          aria-pressed={chosen === key}
          onClick={() => setQuery({ span: key })}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
