import { render } from "preact";
import { App } from "./app.tsx";
import { startRouter } from "./router.ts";
import { startSession } from "./session.ts";

const root = document.querySelector("#app");
if (root !== null) {
  startRouter();
  render(<App />, root);
  void startSession();
}
