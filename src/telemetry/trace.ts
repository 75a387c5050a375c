import { type DatabaseCall, type TraceTotals } from "../ports/telemetry.ts";

/** The durations of one request's waits, by name. */
export type Trace = {
  /** Adds a duration to a span. */
  readonly span: (name: string, durationMs: number) => void;
  /** Runs and times work that waits for I/O. The platform's clock does not advance otherwise. */
  readonly time: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Adds a call of the store to the span "d1". */
  readonly onCall: (call: DatabaseCall) => void;
  readonly totals: () => TraceTotals;
  readonly serverTiming: () => string;
};

type Span = { count: number; durationMs: number };

const database = "d1";
const serverTimingLengthMax = 512;

/** Opens the trace of one request. `now` is a clock in milliseconds. */
export function openTrace(now: () => number): Trace {
  let spans: Map<string, Span> | undefined;
  let [statements, rowsRead, rowsWritten] = [0, 0, 0];

  function span(name: string, durationMs: number): void {
    spans ??= new Map();
    const existing = spans.get(name) ?? { count: 0, durationMs: 0 };
    spans.set(name, { count: existing.count + 1, durationMs: existing.durationMs + durationMs });
  }

  return {
    span,
    async time(name, work) {
      const startedAt = now();
      try {
        return await work();
      } finally {
        span(name, now() - startedAt);
      }
    },
    onCall(call) {
      span(database, call.durationMs);
      statements += call.statements.length;
      rowsRead += call.rowsRead;
      rowsWritten += call.rowsWritten;
    },
    totals: () => ({
      statements,
      rowsRead,
      rowsWritten,
      databaseMs: spans?.get(database)?.durationMs ?? 0,
    }),
    serverTiming: () => (spans === undefined ? "" : formatServerTiming(spans, statements)),
  };
}

/** Replaces characters that a token must not have, and omits metrics beyond the length limit. */
function formatServerTiming(spans: ReadonlyMap<string, Span>, statements: number): string {
  let text = "";
  for (const [name, { count, durationMs }] of spans) {
    const times = name === database ? statements : count;
    const metric = `${name.replaceAll(/[^\w-]/g, "_")};dur=${durationMs};desc="${times}x"`;
    if (text.length + metric.length + 2 <= serverTimingLengthMax) {
      text += text === "" ? metric : `, ${metric}`;
    }
  }
  return text;
}
