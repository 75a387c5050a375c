import { stripVTControlCharacters, styleText } from "node:util";
import { type Top } from "./read-top.ts";
import { type Source } from "./source-file.ts";
import { type OpenedBacklog, type ImportJob } from "./types.ts";

const refusalsMax = 10;

/** A step of the start, and what came of it. */
export function stepLine(step: string, result: string): string {
  return `  ${step.padEnd(10)}${result}`;
}

const origins = {
  new: [],
  known: [],
  lost: ["Its workspace is gone from the database; this is a new one."],
  "without ids": [
    "The file has changed, and its rows have no ids to know them by: this is a new workspace.",
    "With --map column=external_id a changed file would change its items.",
  ],
} as const;

/** Which backlog it is, and whether it was there before. */
export function openedLines({ origin, job }: OpenedBacklog, { isSample, title }: Source): string[] {
  const name = isSample ? "sample, made up from a seed" : title;
  const again = origin === "known" ? "imported again, since the file has changed" : "imported";
  return [
    stepLine("backlog", `${name}: ${job === undefined ? "as it was left" : again}`),
    ...origins[origin].map((line) => stepLine("", line)),
  ];
}

export function sendingLine({ file }: Source): string {
  return stepLine("", `sending ${plain(file)}`);
}

/** How far an import is. */
export function progressLine({ state, done, total }: ImportJob): string {
  return stepLine("", `${state}: ${counted(done)} of ${counted(total)} rows`);
}

/** What an import did, what it refused and why, and what it did not understand. */
export function importLines({
  result,
  errors,
  error_count: refused,
  unmapped,
}: ImportJob): string[] {
  const { created = 0, updated = 0, unchanged = 0 } = result ?? {};
  const named = errors.slice(0, refusalsMax);
  const rest = refused - named.length;
  return [
    `${counted(created)} new, ${counted(updated)} changed, ${counted(unchanged)} as they were, ` +
      `${counted(refused)} refused`,
    ...named.map(({ line, detail }) => `  line ${line}: ${plain(detail)}`),
    ...(rest > 0 ? [`  and ${counted(rest)} more`] : []),
    ...(unmapped.length > 0
      ? [
          `columns not read: ${plain(unmapped.join(", "))}`,
          "  --map column=field says what one is, --map column=criterion what it rates",
        ]
      : []),
  ].map((line) => stepLine("", line));
}

/** The top as a table: rank, score and title, and below each its reason. */
export function topLines({ model, count, best }: Top, width: number): string[] {
  if (best.length === 0) {
    return [`There is nothing to rank by ${model} yet.`];
  }
  const scores = scoreTexts(best.map(({ score }) => score));
  const scoreWidth = Math.max(...scores.map((text) => text.length));
  const rankWidth = String(best.at(-1)?.rank ?? 0).length;
  const indent = " ".repeat(rankWidth + scoreWidth + 6);
  const rows = best.flatMap(({ rank, title, reason }, at) => [
    `  ${String(rank).padStart(rankWidth)}  ${(scores[at] ?? "").padStart(scoreWidth)}  ` +
      styleText("bold", cut(plain(title), width - indent.length)),
    indent + styleText("dim", plain(reason)),
  ]);
  const items = count === 1 ? "one item" : `${counted(count)} items`;
  return [`What first, of ${items}, by ${model}:`, "", ...rows];
}

/** What to paste into another terminal. */
export function exportLines({ client, workspace }: OpenedBacklog): string[] {
  return [
    `export ORDINAL_URL=${client.url}`,
    `export ORDINAL_WORKSPACE=${workspace}`,
    `export ORDINAL_KEY=${client.key}`,
  ];
}

export const hint =
  'curl -H "Authorization: Bearer $ORDINAL_KEY" "$ORDINAL_URL/v1/workspaces/$ORDINAL_WORKSPACE/ranking?limit=3"';

/** Numbers of one size with the same decimals, so that their points stand below each other. */
function scoreTexts(scores: readonly (number | null)[]): string[] {
  const largest = Math.max(...scores.map((score) => Math.abs(score ?? 0)));
  const decimals = Math.max(0, 3 - String(Math.floor(largest)).length + (largest < 1 ? 1 : 0));
  const format = new Intl.NumberFormat("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return scores.map((score) => (score === null ? "–" : format.format(score)));
}

function counted(number: number): string {
  return number.toLocaleString("en");
}

/** Text of somebody's file must not steer the terminal. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{Cc}+/gu, " ");
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, Math.max(0, length - 1))}…` : text;
}
