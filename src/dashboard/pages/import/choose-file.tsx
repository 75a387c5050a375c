import { useRef } from "preact/hooks";
import { chooseFile } from "./import-state.ts";

const accepted = ".csv,.tsv,.tab,.txt,.json,.ndjson,.jsonl,.xlsx";

/** The place to drop a file, with a button that opens the dialog of the system. */
export function ChooseFile() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <section class="drop-zone" aria-labelledby="choose-title">
      <h2 id="choose-title">Drop the export of your tracker here</h2>
      <p>
        Jira, Azure DevOps, GitHub, GitLab, Linear, Trello, Asana, ClickUp, a spreadsheet … You see
        what would change before anything is written.
      </p>
      <button class="control primary" type="button" onClick={() => input.current?.click()}>
        Choose a file
      </button>
      <input
        ref={input}
        class="hidden-text"
        type="file"
        tabIndex={-1}
        aria-label="File to import"
        accept={accepted}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (chosen !== undefined) {
            void chooseFile(chosen);
          }
        }}
      />
      <p class="help">CSV, Excel (.xlsx), JSON or NDJSON. Up to 100 MiB and 1,000,000 rows.</p>
    </section>
  );
}
