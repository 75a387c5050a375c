import { type OutlineBody } from "../../contract/hierarchy.ts";
import { type JudgedDocument } from "../../core/ahp/document.ts";
import { faultsOfOutline } from "../../core/ahp/outline.ts";
import { failureAt, failureOfAll, type Fault } from "../../core/failure.ts";
import { ownCriteria } from "../../core/models/own-criteria.ts";

/**
 * What is to be judged, as it was asked for: criteria side by side, or nested in categories. What
 * no model could be made of is refused, at the place it was said.
 */
export function outlineOf({ criteria, categories, table }: OutlineBody): JudgedDocument {
  if ((criteria === undefined) === (categories === undefined)) {
    const detail = "Say either criteria or categories, and not both.";
    throw failureAt("invalid", { pointer: "/criteria", detail });
  }
  const nested = categories?.flatMap((category) => category.criteria);
  const document = {
    table: table ?? "classic",
    criteria: nested ?? criteria ?? [],
    ...(categories && {
      categories: categories.map((category) => ({
        ...category,
        criteria: category.criteria.map(({ key }) => key),
      })),
    }),
    judges: {},
  } as const;
  refuseFaults(document, categories);
  return document;
}

function refuseFaults(document: JudgedDocument, categories: OutlineBody["categories"]): void {
  const faults: Fault[] = [];
  ownCriteria("ahp", document.criteria, faults);
  faults.push(...(faults.length > 0 ? [] : faultsOfOutline(document)));
  if (faults.length > 0) {
    const placed = faults.map((fault) => placedIn(categories, fault));
    throw failureOfAll("invalid", placed);
  }
}

/** `/criteria/3/key` of the flat list, where it stands among the categories. */
function placedIn(categories: OutlineBody["categories"], fault: Fault): Fault {
  const { pointer = "", detail } = fault;
  const [, index, rest = ""] = /^\/criteria(?:\/(\d+)(.*))?$/.exec(pointer) ?? [];
  if (categories === undefined || !pointer.startsWith("/criteria")) {
    return fault;
  }
  const places = categories.flatMap(({ criteria }, category) =>
    criteria.map((_, at) => `/categories/${category}/criteria/${at}`),
  );
  return { pointer: `${places[Number(index)] ?? "/categories"}${rest}`, detail };
}
