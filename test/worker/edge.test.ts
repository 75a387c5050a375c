/** What the outside may ask and send. See truth.test.ts for why it is one file. */
// oxlint-disable import/no-unassigned-import -- a suite is its tests, and exports nothing
import "./edges.suite.ts";
import "./bad-addresses.suite.ts";
import "./bad-bodies.suite.ts";
import "./bad-files.suite.ts";
import "./formula.suite.ts";
import "./golden.suite.ts";
import "./hard-cases.suite.ts";
import "./judgements.suite.ts";
import "./orders.suite.ts";
import "./fits.suite.ts";
