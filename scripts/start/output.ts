import { stripVTControlCharacters, styleText } from "node:util";
import { type Top } from "./read-top.ts";
import { type SourceFile } from "./source-file.ts";
import { type ImportJob, type OpenedBacklog } from "./types.ts";

const errorsMax = 10;

/** Formats a step of the start and its result. */
export function formatStep(step: string, result: string): string {
  return `  ${step.padEnd(10)}${result}`;
}

const originNotes = {
  new: [],
  saved: [],
  lost: ["Its workspace is no longer in the database. Created a new workspace."],
  "without-ids": [
    "The file has changed and its rows have no ids, so a new workspace was created.",
    "To update items instead, map a column to the id: --map column=external_id",
  ],
} as const;

/** Formats the name of a backlog, and whether it was imported now or earlier. */
export function formatBacklog(
  { origin, job }: OpenedBacklog,
  { isSample, title }: SourceFile,
): string[] {
  const name = isSample ? "sample (generated)" : title;
  const imported = origin === "saved" ? "imported again, because the file has changed" : "imported";
  return [
    formatStep("backlog", `${name}: ${job === undefined ? "already imported" : imported}`),
    ...originNotes[origin].map((line) => formatStep("", line)),
  ];
}

export function formatUpload({ file }: SourceFile): string {
  return formatStep("", `uploading ${cleanText(file)}`);
}

export function formatProgress({ state, done, total }: ImportJob): string {
  return formatStep("", `${state}: ${formatCount(done)} of ${formatCount(total)} rows`);
}

/** Formats the counts of an import, its first errors and the columns that it ignored. */
export function formatImport({
  result,
  errors,
  error_count: failed,
  unmapped,
}: ImportJob): string[] {
  const { created = 0, updated = 0, unchanged = 0 } = result ?? {};
  const shown = errors.slice(0, errorsMax);
  const rest = failed - shown.length;
  return [
    `${formatCount(created)} created, ${formatCount(updated)} updated, ` +
      `${formatCount(unchanged)} unchanged, ${formatCount(failed)} failed`,
    ...shown.map(({ line, detail }) => `  line ${line}: ${cleanText(detail)}`),
    ...(rest > 0 ? [`  and ${formatCount(rest)} more`] : []),
    ...(unmapped.length > 0
      ? [
          `ignored columns: ${cleanText(unmapped.join(", "))}`,
          "  To import one, map it: --map column=field or --map column=criterion",
        ]
      : []),
  ].map((line) => formatStep("", line));
}

/** Formats the best items as a table: rank, score and title, with the reason below each. */
export function formatTop({ model, count, items }: Top, width: number): string[] {
  if (items.length === 0) {
    return [`The backlog has no items to rank by ${model} yet.`];
  }
  const scores = formatScores(items.map(({ score }) => score));
  const scoreWidth = Math.max(...scores.map((text) => text.length));
  const rankWidth = String(items.at(-1)?.rank ?? 0).length;
  const indent = " ".repeat(rankWidth + scoreWidth + 6);
  const rows = items.flatMap(({ rank, title, reason }, index) => [
    `  ${String(rank).padStart(rankWidth)}  ${(scores[index] ?? "").padStart(scoreWidth)}  ` +
      styleText("bold", truncate(cleanText(title), width - indent.length)),
    indent + styleText("dim", cleanText(reason)),
  ]);
  const total = count === 1 ? "1 item" : `${formatCount(count)} items`;
  return [`Top ${items.length} of ${total} by ${model}:`, "", ...rows];
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

function formatCount(count: number): string {
  return count.toLocaleString("en");
}

/** Removes control characters, with which text of a file could manipulate the terminal. */
function cleanText(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{Cc}+/gu, " ");
}

function truncate(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, Math.max(0, length - 1))}…` : text;
}
