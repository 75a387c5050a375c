import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { signIn } from "../../data/session.ts";
import "./sign-in.css";

/** The page on which a reader exchanges a key for a session. */
export function SignIn({ notice }: { readonly notice?: string | undefined }) {
  const fault = useSignal(notice);
  const isBusy = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), [fault.value]);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const key = form instanceof HTMLFormElement ? new FormData(form).get("key") : null;
    isBusy.value = true;
    fault.value = await signIn(typeof key === "string" ? key : "");
    isBusy.value = false;
  }

  return (
    <main class="sign-in">
      <h1>Ordinal</h1>
      <p>What comes first in your backlog, and why.</p>
      <form onSubmit={(event) => void submit(event)}>
        <label for="key">API key</label>
        <input
          ref={field}
          id="key"
          name="key"
          type="password"
          autocomplete="current-password"
          autocapitalize="off"
          spellcheck={false}
          placeholder="ord_…"
          required
          aria-describedby="key-help"
          aria-invalid={fault.value !== undefined}
        />
        <p id="key-help" class="help">
          An admin of the workspace creates keys. The browser gets a session cookie for the key, and
          does not store the key itself.
        </p>
        <p class="fault" role="alert">
          {fault.value}
        </p>
        <button class="control primary" type="submit" disabled={isBusy.value}>
          {isBusy.value ? "Signing in …" : "Sign in"}
        </button>
      </form>
      <p class="help">
        Developers: read the <a href="/docs">API reference</a>.
      </p>
    </main>
  );
}
