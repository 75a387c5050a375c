import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { live } from "../data/live.ts";
import { formatAge } from "../parts/format-age.ts";
import { formatTimestamp } from "../parts/format-time.ts";

export type FreshnessProps = {
  /** The generation of the data. */
  readonly generation?: number | undefined;
  /** The instant of the generation. */
  readonly at?: number | undefined;
  /** Why the data is outdated. */
  readonly fault?: string | undefined;
};

const tickMs = 5_000;

/** The generation and the age of the data, and whether the page receives updates. */
export function Freshness({ generation, at, fault }: FreshnessProps) {
  const now = useNow();
  const { isConnected, text } = live.value;
  const name = generation === undefined ? "" : `generation ${generation.toLocaleString()}`;
  const time = at === undefined ? "" : formatTimestamp(at);
  const age = at === undefined ? "" : formatAge(now - at);
  return (
    <p class="freshness" title={time}>
      <span class={isConnected && fault === undefined ? "dot on" : "dot"} />
      <span class="age">{joinFacts([name, age, fault ?? text])}</span>
      <span class="time">{joinFacts([name, time])}</span>
    </p>
  );
}

function joinFacts(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== "").join(" · ");
}

function useNow(): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, tickMs);
    return () => clearInterval(timer);
  }, []);
  return now.value;
}
