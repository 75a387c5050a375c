import { openBacklog } from "./open-backlog.ts";
import { exampleRequest, formatBacklog, formatExports, formatImport, formatTop } from "./output.ts";
import { savedWorkspacesFile } from "./paths.ts";
import { Progress } from "./progress.ts";
import { readTop } from "./read-top.ts";
import { type SourceFile } from "./source-file.ts";
import { type ApiAccess } from "./types.ts";

/** Opens the backlog of a file, then prints its ten best items and an example request. */
export async function showBacklog(
  root: ApiAccess,
  source: SourceFile,
  model?: string,
): Promise<void> {
  const progress = new Progress(process.stdout);
  const backlog = await openBacklog({ root, source, savedWorkspacesFile }, (line) =>
    progress.show(line),
  );
  progress.clear();
  print(formatBacklog(backlog, source));
  print(backlog.job === undefined ? [] : formatImport(backlog.job));
  const top = await readTop(backlog, model);
  const width = process.stdout.isTTY ? process.stdout.columns : 100;
  print(["", ...formatTop(top, width), ""]);
  print(["To send requests, paste this into another terminal:", "", ...formatExports(backlog)]);
  print(["", "Then try:", "", exampleRequest, "", "Press Ctrl-C to stop."]);
}

function print(lines: readonly string[]): void {
  for (const line of lines) {
    console.log(line);
  }
}
