import { useEffect } from "preact/hooks";
import { droppedFile } from "../../frame/file-drop.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { query } from "../../router.ts";
import { ChooseFile } from "./choose-file.tsx";
import { ImportRun } from "./import-run.tsx";
import { chooseFile, file, openJob, preview, running } from "./import-state.ts";
import { FaultNote, PreviewArea } from "./preview-area.tsx";
import "./import.css";

/** The page that imports a file: its choice, the dry run, and the result. */
export function ImportPage() {
  const dropped = droppedFile.value;
  const job = query.value.get("job");
  useEffect(() => {
    if (dropped !== undefined) {
      droppedFile.value = undefined;
      void chooseFile(dropped);
    }
  }, [dropped]);
  useEffect(() => {
    if (job !== null && running.value === undefined && dropped === undefined) {
      void openJob(job);
    }
  }, []);
  return (
    <PageFrame title="Import">
      <div class="import">
        <Step />
      </div>
    </PageFrame>
  );
}

/** The current step. */
function Step() {
  if (running.value !== undefined) {
    return <ImportRun running={running.value} />;
  }
  const { fault, isLoading } = preview.value;
  if (file.value !== undefined) {
    return <PreviewArea file={file.value} />;
  }
  return (
    <>
      {fault !== undefined && <FaultNote title="The file cannot be imported" fault={fault} />}
      {isLoading ? <p class="state">Reading the file …</p> : <ChooseFile />}
    </>
  );
}
