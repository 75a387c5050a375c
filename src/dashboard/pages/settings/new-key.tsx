import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Schemas } from "../../data/api.ts";
import { announcement } from "../../frame/announcer.tsx";

/** A key as the API returns it once. */
export type CreatedKey = Schemas["CreatedKey"];

/** Runs an action on keys, shows the key that it creates, and reads the list again. */
export type RunKeyAction = (action: () => Promise<CreatedKey | undefined>) => Promise<void>;

type NewKeyProps = { readonly created: CreatedKey; readonly onClose: () => void };

/** Shows a new key once. The page keeps it nowhere else. */
export function NewKey({ created: { name, key }, onClose }: NewKeyProps) {
  const input = useRef<HTMLInputElement>(null);
  const isCopied = useSignal(false);
  useEffect(() => {
    isCopied.value = false;
    input.current?.select();
  }, [key]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(key);
      isCopied.value = true;
      announcement.value = "The key is copied.";
    } catch {
      // Without the permission, the reader copies the selected text.
      input.current?.select();
    }
  };
  return (
    <div class="new-key" role="group" aria-labelledby="new-key-title">
      <h3 id="new-key-title">The key “{name}”</h3>
      <p>Copy it now and store it like a password. Ordinal cannot show it again.</p>
      <p class="buttons">
        <input ref={input} class="secret" aria-label="New key" readOnly value={key} />
        <button class="control primary" type="button" onClick={() => void copy()}>
          {isCopied.value ? "Copied" : "Copy"}
        </button>
        <button class="control" type="button" onClick={onClose}>
          I have stored it
        </button>
      </p>
    </div>
  );
}
