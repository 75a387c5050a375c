import { useSignal } from "@preact/signals";
import { describeError } from "../../data/api.ts";
import {
  type Baseline,
  deleteBaseline,
  readBaselines,
  renameBaseline,
} from "../../data/baselines.ts";
import { mayPerform } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { ConfirmButton } from "../../parts/confirm-button.tsx";
import { formatTimestamp } from "../../parts/format-time.ts";
import { toHref } from "../../router.ts";

/** The rankings that have a name, to compare with them later. */
export function BaselinesSection() {
  const loaded = useLoaded(readBaselines, []);
  const fault = useSignal("");
  const change = async (work: () => Promise<void>): Promise<void> => {
    fault.value = "";
    try {
      await work();
    } catch (error) {
      fault.value = describeError(error);
    }
    loaded.reload();
  };
  return (
    <>
      <p class="help">
        A baseline is a ranking that is kept under a name. To create one, open the{" "}
        <a href={toHref("/history")}>history</a> and name a ranking there.
      </p>
      <p class="fault" role="alert">
        {fault.value}
      </p>
      <LoadedArea loaded={loaded}>
        {(baselines) => <BaselineTable baselines={baselines} onChange={change} />}
      </LoadedArea>
    </>
  );
}

type OnChange = (work: () => Promise<void>) => Promise<void>;

type BaselineTableProps = {
  readonly baselines: readonly Baseline[];
  readonly onChange: OnChange;
};

function BaselineTable({ baselines, onChange }: BaselineTableProps) {
  if (baselines.length === 0) {
    return <p class="help">There is no baseline yet.</p>;
  }
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Ranking</th>
          <th scope="col">
            <span class="hidden-text">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {baselines.map((baseline) => (
          <BaselineRow key={baseline.id} baseline={baseline} onChange={onChange} />
        ))}
      </tbody>
    </table>
  );
}

type BaselineRowProps = { readonly baseline: Baseline; readonly onChange: OnChange };

function BaselineRow({ baseline, onChange }: BaselineRowProps) {
  const { name, ranking } = baseline;
  const mayWrite = mayPerform("baselines:write");
  const href = toHref("/history", { model: ranking.model, from: ranking.id });
  return (
    <tr>
      <td>
        {mayWrite ? (
          <input
            key={name}
            class="text-field"
            aria-label={`Name of ${name}`}
            defaultValue={name}
            maxLength={100}
            onChange={({ currentTarget }) =>
              void onChange(async () => renameBaseline(baseline, currentTarget.value))
            }
          />
        ) : (
          name
        )}
      </td>
      <td>
        <a href={href}>{`${ranking.model}, generation ${ranking.generation.toLocaleString()}`}</a>
        <small>{formatTimestamp(ranking.created_at)}</small>
      </td>
      <td>
        {mayWrite && (
          <ConfirmButton
            text="Delete"
            label={`Delete ${name}`}
            question={`Delete ${name}?`}
            action="Delete the baseline"
            onConfirm={() => void onChange(async () => deleteBaseline(baseline))}
          >
            <p>The ranking loses its name, and is then removed like any other of its age.</p>
          </ConfirmButton>
        )}
      </td>
    </tr>
  );
}
