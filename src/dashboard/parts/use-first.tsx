import { useSignal } from "@preact/signals";

const firstCount = 15;

/** Returns the first entries of a list, and a button that shows all of them. */
export function useFirst<T>(entries: readonly T[], count = firstCount) {
  const isWhole = useSignal(false);
  const rest = entries.length - count;
  const button =
    rest <= 0 || isWhole.value ? null : (
      <button
        class="control"
        type="button"
        onClick={() => {
          isWhole.value = true;
        }}
      >
        Show {rest.toLocaleString()} more
      </button>
    );
  return [isWhole.value ? entries : entries.slice(0, count), button] as const;
}
