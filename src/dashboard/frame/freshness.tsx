import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { live } from "../data/live.ts";
import { formatAge } from "../parts/format-age.ts";

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
  const facts = [
    generation === undefined ? "" : `generation ${generation.toLocaleString()}`,
    at === undefined ? "" : formatAge(now - at),
    fault ?? text,
  ];
  return (
    <p class="freshness">
      <span class={isConnected && fault === undefined ? "dot on" : "dot"} />
      {facts.filter((fact) => fact !== "").join(" · ")}
    </p>
  );
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
