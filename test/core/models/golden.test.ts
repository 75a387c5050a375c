import { expect, test } from "vitest";
import cd3 from "../../golden/cd3.json" with { type: "json" };
import { differencesFrom } from "../../golden/golden.ts";
import iceProduct from "../../golden/ice-product.json" with { type: "json" };
import ice from "../../golden/ice.json" with { type: "json" };
import qvfClassic from "../../golden/qvf-classic.json" with { type: "json" };
import qvfStartup from "../../golden/qvf-startup.json" with { type: "json" };
import qvf from "../../golden/qvf.json" with { type: "json" };
import rice from "../../golden/rice.json" with { type: "json" };
import weightedProduct from "../../golden/weighted-product.json" with { type: "json" };
import weighted from "../../golden/weighted.json" with { type: "json" };
import wsjf from "../../golden/wsjf.json" with { type: "json" };

const files: Readonly<Record<string, unknown>> = {
  cd3,
  ice,
  "ice-product": iceProduct,
  qvf,
  "qvf-classic": qvfClassic,
  "qvf-startup": qvfStartup,
  rice,
  weighted,
  "weighted-product": weightedProduct,
  wsjf,
};

test.for(Object.entries(files))("%s gives the doubles it always gave", ([, file]) => {
  expect(differencesFrom(file)).toEqual([]);
});
