import { InputError } from "../cli-error.ts";
import { type BacklogRequest, openBacklog, tryImport } from "./open-backlog.ts";
import { quoteForShell } from "./option-texts.ts";
import {
  exampleRequest,
  formatBacklog,
  formatDashboardLink,
  formatExports,
  formatTop,
} from "./output.ts";
import { Progress } from "./progress.ts";
import { readTop } from "./read-top.ts";
import { formatReport, formatResult } from "./report.ts";
import { cleanText, formatStep } from "./text-layout.ts";
import { type EndedImport } from "./types.ts";

const widthDefault = 100;
const widthMin = 40;

/** Opens the backlog of a file, then prints its ten best items and an example request. */
export async function showBacklog(request: BacklogRequest, model?: string): Promise<void> {
  const progress = new Progress(process.stdout);
  const backlog = await openBacklog(request, (line) => progress.show(line));
  const { ended, suggestedModel } = backlog;
  const { isSample } = request.source;
  progress.clear();
  print(formatBacklog(backlog, request.source, readWidth()));
  print(ended === undefined ? [] : formatEnded(ended, isSample));
  requireDone(ended);
  const top = await readTop(backlog, {
    chosen: model,
    suggested: isSample ? undefined : suggestedModel,
  });
  print(["", formatDashboardLink(backlog), ""]);
  print([...formatTop(top, readWidth()), ""]);
  print(["To send requests, paste this into another terminal:", "", ...formatExports(backlog)]);
  print(["", "Then try:", "", exampleRequest, "", "Press Ctrl-C to stop."]);
}

/** Prints the report of a dry run, and the command that imports the file. */
export async function showDryRun(request: BacklogRequest, args: readonly string[]): Promise<void> {
  const progress = new Progress(process.stdout);
  const ended = await tryImport(request, (line) => progress.show(line));
  progress.clear();
  print([formatStep("dry run", cleanText(request.source.file))]);
  print(formatReport(ended, readWidth()));
  requireDone(ended);
  const command = args.filter((arg) => arg !== "--dry-run").map(quoteForShell);
  print(["", "Nothing was imported. To import the file, run:", ""]);
  print([`npm start -- ${command.join(" ")}`, ""]);
}

/** Formats the report of a file. Omits the report of the sample. */
function formatEnded(ended: EndedImport, isSample: boolean): string[] {
  return isSample ? formatResult(ended.job, readWidth()) : formatReport(ended, readWidth());
}

/** Throws if the job failed. Its report has the errors. */
function requireDone(ended: EndedImport | undefined): void {
  if (ended?.job.state === "failed") {
    throw new InputError("The import failed: see the result and the errors above.");
  }
}

/** Returns the width of the terminal. Some terminals report none. */
function readWidth(): number {
  const { isTTY, columns } = process.stdout;
  return isTTY && columns > 0 ? Math.max(columns, widthMin) : widthDefault;
}

function print(lines: readonly string[]): void {
  for (const line of lines) {
    console.log(line);
  }
}
