import { styleText } from "node:util";
import { type Top } from "./read-top.ts";
import { type SourceFile } from "./source-file.ts";
import {
  cleanText,
  formatCount,
  formatStep,
  formatSteps,
  truncate,
  wrapParagraph,
  wrapText,
} from "./text-layout.ts";
import { type ImportJob, type OpenedBacklog, type Origin } from "./types.ts";

const originNotes = {
  new: [],
  saved: [],
  lost: ["Its workspace is no longer in the database. Created a new workspace."],
  "without-ids": [
    "The file or its options have changed, and its rows have no ids. Created a new workspace.",
    "To update items instead, add --match title or --map column=external_id.",
  ],
} as const;

/** Formats the name of a backlog, and whether it was imported now or earlier. */
export function formatBacklog(
  { origin, ended }: OpenedBacklog,
  { isSample, title }: SourceFile,
  width: number,
): string[] {
  const name = isSample ? "sample (generated)" : cleanText(title);
  const lines = [`${name}: ${describeState(origin, ended)}`, ...originNotes[origin]];
  return formatSteps(
    "backlog",
    lines.flatMap((line) => wrapText(line, width)),
  );
}

function describeState(origin: Origin, ended: OpenedBacklog["ended"]): string {
  if (ended === undefined) {
    return "already imported";
  }
  if (ended.job.state === "failed") {
    return "not imported";
  }
  return origin === "saved"
    ? "imported again, because the file or its options have changed"
    : "imported";
}

export function formatUpload({ file }: SourceFile): string {
  return formatStep("", `uploading ${cleanText(file)}`);
}

export function formatProgress({ state, done, total }: ImportJob): string {
  return formatStep("", `${state}: ${formatCount(done)} of ${formatCount(total)} rows`);
}

/**
 * Formats the best items as a table: rank, score and title, with the reason below each. Adds a note
 * if the model was chosen for the file, and one if no item is rated.
 */
export function formatTop(top: Top, width: number): string[] {
  const { model, isSuggested, count, isRated, items } = top;
  if (items.length === 0) {
    return [`The backlog has no open items to rank by ${model} yet.`];
  }
  const scores = formatScores(items.map(({ score }) => score));
  const scoreWidth = Math.max(...scores.map((text) => text.length));
  const rankWidth = String(items.at(-1)?.rank ?? 0).length;
  const indent = " ".repeat(rankWidth + scoreWidth + 6);
  const rows = items.flatMap(({ rank, title, reason }, index) => [
    `  ${String(rank).padStart(rankWidth)}  ${(scores[index] ?? "").padStart(scoreWidth)}  ` +
      styleText("bold", truncate(cleanText(title), width - indent.length)),
    ...wrapParagraph(cleanText(reason), width, indent).map((line) => styleText("dim", line)),
  ]);
  const total = count === 1 ? "1 open item" : `${formatCount(count)} open items`;
  const choice = isSuggested
    ? ` (chosen because the file rates its criteria; choose another with --model ID)`
    : "";
  const heading = `Top ${items.length} of ${total} by ${model}${choice}:`;
  const note = isRated
    ? []
    : [
        "",
        ...wrapParagraph(
          `None of these items has the ratings that ${model} reads. The page Rate of the dashboard ` +
            "lists the items to rate first.",
          width,
          "",
        ),
      ];
  return [...wrapParagraph(heading, width, ""), "", ...rows, ...note];
}

/**
 * Formats the link that opens the dashboard and signs in. The host is localhost, because browsers
 * accept no sign-in by fingerprint on an IP address.
 */
export function formatDashboardLink({ url, key }: OpenedBacklog): string {
  const { port } = new URL(url);
  return formatStep("dashboard", `http://localhost:${port}/app/#key=${key}`);
}

/** Formats shell commands that set the variables of the README's examples. */
export function formatExports({ url, key, workspace }: OpenedBacklog): string[] {
  return [
    `export ORDINAL_URL=${url}`,
    `export ORDINAL_WORKSPACE=${workspace}`,
    `export ORDINAL_KEY=${key}`,
  ];
}

export const exampleRequest =
  'curl -H "Authorization: Bearer $ORDINAL_KEY" "$ORDINAL_URL/v1/workspaces/$ORDINAL_WORKSPACE/ranking?limit=3"';

/** Formats numbers with the same number of decimals, so that a column aligns at the point. */
function formatScores(scores: readonly (number | null)[]): string[] {
  const largest = Math.max(...scores.map((score) => Math.abs(score ?? 0)));
  const decimals = Math.max(0, 3 - String(Math.floor(largest)).length + (largest < 1 ? 1 : 0));
  const format = new Intl.NumberFormat("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return scores.map((score) => (score === null ? "–" : format.format(score)));
}
