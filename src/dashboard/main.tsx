import { render } from "preact";
import { App } from "./app.tsx";
import { startSession } from "./data/session.ts";
import { startRouter } from "./router.ts";

const root = document.querySelector("#app");
if (root !== null) {
  startRouter();
  render(<App />, root);
  void startSession();
}
