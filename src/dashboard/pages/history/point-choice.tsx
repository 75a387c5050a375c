import { formatTimestamp } from "../../parts/format-time.ts";
import {
  findPointAt,
  formatPoint,
  type HistoryPoint,
  isRankingId,
  type Selection,
} from "./points.ts";

type PointChoiceProps = {
  readonly points: readonly HistoryPoint[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
};

const dayMs = 86_400_000;

/** The two points as lists, a date, and quick choices. */
export function PointChoice(props: PointChoiceProps) {
  const { points, selection, onSelect } = props;
  const { from, to } = selection;
  return (
    <div class="point-choice">
      <PointSelect
        label="From"
        points={points}
        value={from}
        onSelect={(id) => onSelect({ from: id, to })}
      />
      <PointSelect
        label="To"
        points={points}
        value={to}
        onSelect={(id) => onSelect({ from, to: id })}
      />
      <QuickChoices {...props} />
      <label>
        From a date
        <input
          class="control"
          type="date"
          max={new Date().toISOString().slice(0, 10)}
          value={from !== undefined && /^\d{4}-/.test(from) ? from.slice(0, 10) : ""}
          onChange={({ currentTarget }) => onSelect({ from: currentTarget.value || undefined, to })}
        />
      </label>
    </div>
  );
}

type PointSelectProps = {
  readonly label: string;
  readonly points: readonly HistoryPoint[];
  readonly value: string | undefined;
  readonly onSelect: (id: string) => void;
};

function PointSelect({ label, points, value, onSelect }: PointSelectProps) {
  const isListed = points.some(({ id }) => id === value);
  return (
    <label>
      {label}
      <select
        class="control"
        value={isListed ? value : ""}
        onChange={({ currentTarget }) => onSelect(currentTarget.value)}
      >
        {!isListed && (
          <option value="" disabled>
            {describeUnlisted(value)}
          </option>
        )}
        {points.toReversed().map((point) => (
          <option key={point.id} value={point.id}>
            {formatPoint(point)}, {formatTimestamp(point.at)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Describes a point without a ranking on the timeline. */
function describeUnlisted(value: string | undefined): string {
  if (value === undefined) {
    return "None";
  }
  if (isRankingId(value)) {
    return "Another ranking";
  }
  return /^\d+$/.test(value) ? `Generation ${value}` : value;
}

/** Compares the newest ranking with the one before it, or with that of a day or a week ago. */
function QuickChoices({ points, selection, onSelect }: PointChoiceProps) {
  const now = Date.now();
  const choices = [
    { name: "Last change", point: points.at(-2) },
    { name: "A day ago", point: findPointAt(points, now - dayMs) },
    { name: "A week ago", point: findPointAt(points, now - 7 * dayMs) },
  ];
  const newest = points.at(-1)?.id;
  return (
    <div class="quick-choices" role="group" aria-label="Compare the newest ranking with">
      {choices.map(({ name, point }) => (
        <button
          key={name}
          class="control"
          type="button"
          disabled={point === undefined}
          title={point === undefined ? "There is no ranking as old as that" : undefined}
          aria-pressed={
            point !== undefined && point.id === selection.from && selection.to === newest
          }
          onClick={() => onSelect({ from: point?.id, to: newest })}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
