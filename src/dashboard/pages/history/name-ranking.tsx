import { useSignal } from "@preact/signals";
import { describeError } from "../../data/api.ts";
import { createBaseline } from "../../data/baselines.ts";
import { mayPerform } from "../../data/session.ts";
import { announcement } from "../../frame/announcer.tsx";
import { type HistoryPoint } from "./points.ts";

type NameRankingProps = {
  readonly point: HistoryPoint;
  /** Called after the ranking has got its name. */
  readonly onNamed: () => void;
};

/** Keeps a ranking under a name, so that later rankings can be compared with it. */
export function NameRanking({ point, onNamed }: NameRankingProps) {
  const fault = useSignal("");
  if (!mayPerform("baselines:write") || point.name !== undefined) {
    return null;
  }

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) {
      return;
    }
    const name = new FormData(form).get("name");
    try {
      await createBaseline(typeof name === "string" ? name : "", point.id);
      fault.value = "";
      announcement.value = "The ranking has a name now.";
      form.reset();
      onNamed();
    } catch (error) {
      fault.value = describeError(error);
    }
  }

  return (
    <form class="name-ranking" onSubmit={(event) => void save(event)}>
      <label>
        {`Keep generation ${point.generation.toLocaleString()} as a baseline`}
        <input
          class="text-field"
          name="name"
          placeholder="Plan of Q1"
          required
          maxLength={100}
          autocomplete="off"
        />
      </label>
      <button class="control" type="submit">
        Keep
      </button>
      <p class="fault" role="alert">
        {fault.value}
      </p>
    </form>
  );
}
