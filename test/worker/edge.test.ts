/** What the outside may ask and send. See truth.test.ts for why it is one file. */
// oxlint-disable import/no-unassigned-import -- a suite is its tests, and exports nothing
import "./http.test.ts";
import "./invalid-urls.test.ts";
import "./invalid-bodies.test.ts";
import "./invalid-files.test.ts";
import "./formula.test.ts";
import "./golden.test.ts";
import "./edge-cases.test.ts";
import "./explanations.test.ts";
import "./order.test.ts";
import "./fit.test.ts";
