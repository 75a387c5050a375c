import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { chooseModel } from "../data/chosen-model.ts";
import { searchItems } from "../data/search-items.ts";
import { handleEndedSession, signOut } from "../data/session.ts";
import { workspace } from "../data/workspace.ts";
import { listPages } from "../pages.ts";
import { navigate, query, toHref } from "../router.ts";
import "./palette.css";

const dialogId = "palette";

/** A line of the palette. */
type Command = {
  readonly kind: "Page" | "Model" | "Action" | "Item";
  readonly name: string;
  readonly run: () => void;
};

const [searchDelayMs, foundMax, shownMax] = [150, 8, 12];

/** Opens the palette. */
export function openPalette(): void {
  document.querySelector<HTMLDialogElement>(`#${dialogId}`)?.showModal();
}

/** A search over pages, models, actions and items, from which the keyboard opens one. */
export function Palette() {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useSignal("");
  const active = useSignal(0);
  const found = useFoundItems(text.value);
  const commands = [...filterCommands(listCommands(), text.value), ...found].slice(0, shownMax);
  const run = (command: Command | undefined): void => {
    if (command !== undefined) {
      dialog.current?.close();
      command.run();
    }
  };
  return (
    <dialog
      ref={dialog}
      id={dialogId}
      class="dialog palette"
      aria-label="Go to a page, a model or an item"
      onClose={() => {
        text.value = "";
      }}
    >
      <input
        class="text-field"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={commands.length === 0 ? undefined : `command-${active.value}`}
        aria-label="Search pages, models and items"
        placeholder="Search pages, models and items"
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          active.value = 0;
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            active.value = (active.value + step + commands.length) % Math.max(1, commands.length);
          } else if (event.key === "Enter") {
            event.preventDefault();
            run(commands[active.value]);
          }
        }}
      />
      <CommandList commands={commands} active={active.value} onRun={run} />
    </dialog>
  );
}

type CommandListProps = {
  readonly commands: readonly Command[];
  readonly active: number;
  readonly onRun: (command: Command) => void;
};

function CommandList({ commands, active, onRun }: CommandListProps) {
  return (
    <ul id="palette-list" role="listbox" aria-label="Results">
      {commands.map((command, index) => (
        <li
          key={`${command.kind} ${command.name}`}
          id={`command-${index}`}
          role="option"
          aria-selected={index === active}
          onClick={() => onRun(command)}
        >
          <span>{command.name}</span>
          <small>{command.kind}</small>
        </li>
      ))}
      {commands.length === 0 && <li class="help">Nothing has this name.</li>}
    </ul>
  );
}

function listCommands(): readonly Command[] {
  const model = query.value.get("model") ?? undefined;
  return [
    ...listPages().map(({ name, path }) => ({
      kind: "Page" as const,
      name,
      run: () => navigate(toHref(path, { model })),
    })),
    ...(workspace.value?.models ?? []).map(({ id, name }) => ({
      kind: "Model" as const,
      name,
      run: () => chooseModel(id),
    })),
    { kind: "Action", name: "Print this page", run: () => print() },
    {
      kind: "Action",
      name: "Copy the link of this page",
      run: () => void navigator.clipboard.writeText(location.href),
    },
    { kind: "Action", name: "Sign out", run: () => void signOut() },
  ];
}

function filterCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/);
  return commands.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}

/** Finds items by their titles, a moment after the last key. */
function useFoundItems(text: string): readonly Command[] {
  const found = useSignal<readonly Command[]>([]);
  useEffect(() => {
    found.value = [];
    if (text.trim().length < 2) {
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const items = await findItems(text);
      if (!abort.signal.aborted) {
        found.value = items;
      }
    }, searchDelayMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return found.value;
}

/** Finds items; none after a failure, because the pages and the models are still useful. */
async function findItems(text: string): Promise<readonly Command[]> {
  try {
    const items = await searchItems(text, { limit: foundMax });
    return items.map(({ id, title }) => ({
      kind: "Item",
      name: title,
      run: () => navigate(toHref(`/items/${id}`, Object.fromEntries(query.value))),
    }));
  } catch (error) {
    handleEndedSession(error);
    return [];
  }
}
