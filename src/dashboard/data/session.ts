import { computed, signal } from "@preact/signals";
import { type Action } from "../../core/access.ts";
import { api, ApiProblem, describeError, requireData, type Schemas } from "./api.ts";

type Caller = Schemas["Caller"];

type SessionState =
  | { readonly kind: "loading" }
  /** `notice` tells why the reader has to sign in. */
  | { readonly kind: "signed-out"; readonly notice?: string }
  | { readonly kind: "signed-in"; readonly caller: Caller };

/** The session of this browser. */
export const session = signal<SessionState>({ kind: "loading" });

/** The id of the workspace of the session; empty without a session. */
export const workspaceId = computed(() =>
  session.value.kind === "signed-in" ? session.value.caller.workspace : "",
);

/** Returns whether the role of the session may perform an action. */
export function mayPerform(action: Action): boolean {
  const { value } = session;
  return value.kind === "signed-in" && value.caller.permissions.includes(action);
}

/**
 * Signs in with the key in the fragment of the URL, if there is one, and otherwise with the cookie.
 * Removes the key from the URL first, so that it stays neither in the history nor in a shared link.
 */
export async function startSession(): Promise<void> {
  const key = new URLSearchParams(location.hash.slice(1)).get("key");
  if (key === null) {
    return hasSignedIn() ? readSession() : showSignIn();
  }
  history.replaceState(null, "", `${location.pathname}${location.search}`);
  const fault = await signIn(key);
  if (fault !== undefined) {
    session.value = { kind: "signed-out", notice: fault };
  }
}

/** Exchanges a key for a session. Returns the reason if the server rejects the key. */
export async function signIn(key: string): Promise<string | undefined> {
  try {
    const headers = { authorization: `Bearer ${key.trim()}` };
    requireData(await api.POST("/v1/session", { headers }));
  } catch (error) {
    return describeSignInFault(error);
  }
  await readSession();
  return undefined;
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await api.DELETE("/v1/session");
  localStorage.removeItem(signedInItem);
  showSignIn();
}

/** Shows the sign-in page if an error says that the session has ended. Returns whether it does. */
export function handleEndedSession(error: unknown): boolean {
  const hasEnded = error instanceof ApiProblem && error.status === 401;
  if (hasEnded) {
    session.value = { kind: "signed-out", notice: "Your session has ended. Sign in again." };
  }
  return hasEnded;
}

/**
 * The item of the storage that tells whether this browser has signed in. Without it, a first visit
 * would send a request that the server rejects. It contains no secret.
 */
const signedInItem = "ordinal-signed-in";

function hasSignedIn(): boolean {
  return localStorage.getItem(signedInItem) !== null;
}

function showSignIn(): void {
  session.value = { kind: "signed-out" };
}

async function readSession(): Promise<void> {
  try {
    session.value = { kind: "signed-in", caller: requireData(await api.GET("/v1/session")) };
    localStorage.setItem(signedInItem, "1");
  } catch (error) {
    const isKnown = error instanceof ApiProblem && error.status === 401;
    session.value = { kind: "signed-out", ...(!isKnown && { notice: describeError(error) }) };
  }
}

function describeSignInFault(error: unknown): string {
  return error instanceof ApiProblem && error.status === 401
    ? "The server does not accept this key. Check that you copied all of it, or ask an admin for a new one."
    : describeError(error);
}
