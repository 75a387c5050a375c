import { type LiveHello, type LiveJob, type LiveMove } from "../../src/contract/live.ts";
import { cleanText, formatCount, formatNumber, truncate } from "../start/text-layout.ts";

/** A change of an item's rank. `from` is null if the item entered, and `to` if it left. */
export type Move = Pick<LiveMove, "from" | "to" | "cause"> & { readonly title: string };

/** The ranking that a line is about. */
export type LineContext = { readonly generation: number; readonly model: string };

const causes: Readonly<Record<NonNullable<LiveMove["cause"]>, string>> = {
  "own-ratings": "own ratings",
  "other-items": "other items",
  model: "model",
  "order-rules": "order rules",
};

/** Formats a move: "generation 413  wsjf  ▲3  4 → 1  Fix the login page (own ratings)". */
export function formatMove(context: LineContext, move: Move, width: number): string {
  const { from, to, cause, title } = move;
  const ranks = `${formatDirection(move)}  ${from ?? "–"} → ${to ?? "–"}`;
  const start = `${formatContext(context)}  ${ranks}  `;
  const end = cause === null ? "" : ` (${causes[cause]})`;
  const titleWidth = Math.max(titleWidthMin, width - start.length - end.length);
  return start + truncate(cleanText(title), titleWidth) + end;
}

/** Narrow terminals wrap a line rather than lose the title. */
const titleWidthMin = 12;

function formatDirection({ from, to }: Move): string {
  if (from === null) {
    return "new";
  }
  if (to === null) {
    return "out";
  }
  return to < from ? `▲${from - to}` : `▼${to - from}`;
}

/** Formats the number of moves that are not printed. */
export function formatFurther(context: LineContext, count: number): string {
  return `${formatContext(context)}  and ${formatNumber(count, "further move")}`;
}

/** Formats a remark about a ranking. */
export function formatRemark(context: LineContext, remark: string): string {
  return `${formatContext(context)}  ${remark}`;
}

/** Formats the first message of a connection. */
export function formatHello(hello: LiveHello, isReconnected: boolean): string {
  const { scope, ranking, presence } = hello;
  const state = isReconnected ? "connected again" : "connected";
  const items = scope === "open" ? "open items" : "all items";
  const ranked = ranking === null ? ", not ranked yet" : "";
  return formatRemark(hello, `${state}: ${items}${ranked}, ${formatPresence(presence)}`);
}

/** Formats the number of connected people. */
export function formatPresence(presence: number): string {
  return presence === 1 ? "1 person connected" : `${formatCount(presence)} people connected`;
}

/** Formats the progress or the end of a job. */
export function formatJob(job: LiveJob): string {
  const { kind, state, done, total, created, updated, unchanged, failed } = job;
  const progress = `${formatCount(done)} of ${formatCount(total)}`;
  const counts = [
    `${formatCount(created)} created`,
    `${formatCount(updated)} updated`,
    `${formatCount(unchanged)} unchanged`,
    `${formatCount(failed)} failed`,
  ];
  const end = state === "done" ? ` (${counts.join(", ")})` : "";
  return `${kind} ${job.job}  ${state}: ${progress}${end}`;
}

function formatContext({ generation, model }: LineContext): string {
  return `generation ${generation}  ${model}`;
}
