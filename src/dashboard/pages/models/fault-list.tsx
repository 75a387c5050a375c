import { type DraftFault } from "./draft.ts";

/** The faults of a draft. */
export function FaultList({ faults }: { readonly faults: readonly DraftFault[] }) {
  return (
    <ul class="faults">
      {faults.map(({ pointer, detail }) => (
        <li key={`${pointer} ${detail}`}>{detail}</li>
      ))}
    </ul>
  );
}
