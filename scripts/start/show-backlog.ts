import { type Client } from "./client.ts";
import { openBacklog } from "./open-backlog.ts";
import { exportLines, hint, importLines, openedLines, topLines } from "./output.ts";
import { keptFile } from "./paths.ts";
import { Progress } from "./progress.ts";
import { readTop } from "./read-top.ts";
import { type Source } from "./source-file.ts";

/** Sees to it that a backlog is there, says what comes first in it, and how to ask for more. */
export async function fill(root: Client, source: Source, model?: string): Promise<void> {
  const progress = new Progress(process.stdout);
  const backlog = await openBacklog({ root, source, keptFile }, (line) => progress.show(line));
  progress.clear();
  print(openedLines(backlog, source));
  print(backlog.job === undefined ? [] : importLines(backlog.job));
  const top = await readTop(backlog, model);
  const width = process.stdout.isTTY ? process.stdout.columns : 100;
  print(["", ...topLines(top, width), ""]);
  print(["To ask it yourself, paste this into another terminal:", "", ...exportLines(backlog)]);
  print(["", "and try:", "", hint, "", "Ctrl-C stops it."]);
}

function print(lines: readonly string[]): void {
  for (const line of lines) {
    console.log(line);
  }
}
