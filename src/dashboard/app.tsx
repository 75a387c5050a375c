import { session } from "./data/session.ts";
import { Shell } from "./frame/shell.tsx";
import { SignIn } from "./pages/sign-in/sign-in.tsx";

/** The whole page: the sign-in page without a session, otherwise the frame with a page. */
export function App() {
  const { value } = session;
  if (value.kind === "loading") {
    return <p class="hidden-text">Loading …</p>;
  }
  return value.kind === "signed-out" ? <SignIn notice={value.notice} /> : <Shell />;
}
