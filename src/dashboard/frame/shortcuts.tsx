import { navigate, path, query, toHref } from "../router.ts";
import { openPalette } from "./palette.tsx";

const dialogId = "shortcuts";

const shortcuts = [
  ["⌘K", "Go to a page, a model or an item (Ctrl+K)"],
  ["/", "Search"],
  ["j", "Next item, or the arrow down"],
  ["k", "Previous item, or the arrow up"],
  ["Enter", "Open the item"],
  ["e", "Rate the item"],
  ["Space", "Select the item, with Shift up to it"],
  ["Esc", "Close the item"],
  ["?", "Show these keys"],
] as const;

/** The keys of the dashboard, as a dialog. */
export function Shortcuts() {
  return (
    <dialog id={dialogId} class="dialog shortcuts" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">Keys</h2>
      <dl>
        {shortcuts.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button class="control" type="submit">
          Close
        </button>
      </form>
    </dialog>
  );
}

/** Handles the keys that work on every page, except while the reader types. */
export function startShortcuts(): () => void {
  addEventListener("keydown", handleKey);
  return () => removeEventListener("keydown", handleKey);
}

function handleKey(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") {
    event.preventDefault();
    openPalette();
    return;
  }
  if (!event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
    actions[event.key]?.(event);
  }
}

const actions: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
  "/": (event) => {
    event.preventDefault();
    document.querySelector<HTMLElement>("#search")?.focus();
  },
  "?": () => document.querySelector<HTMLDialogElement>(`#${dialogId}`)?.showModal(),
  Escape: () => {
    if (path.value.startsWith("/items/")) {
      navigate(toHref("/", Object.fromEntries(query.value)));
      document.querySelector<HTMLElement>("#main")?.focus();
    }
  },
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches("input:not([type=range]), textarea, select") || target.isContentEditable)
  );
}
