import { type OutlineBody } from "../../contract/hierarchy.ts";
import { type HierarchyDocument } from "../../core/ahp/hierarchy-document.ts";
import { findOutlineFaults } from "../../core/ahp/outline.ts";
import { failureFromFault, failureFromFaults, type Fault } from "../../core/failure.ts";
import { buildOwnCriteria } from "../../core/models/own-criteria.ts";

/**
 * What is to be judged, as it was asked for: criteria side by side, or nested in categories. What
 * no model could be made of is refused, at the place it was said.
 */
export function buildOutline({ criteria, categories, table }: OutlineBody): HierarchyDocument {
  if ((criteria === undefined) === (categories === undefined)) {
    const detail = "Say either criteria or categories, and not both.";
    throw failureFromFault("invalid", { pointer: "/criteria", detail });
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
  checkOutline(document, categories);
  return document;
}

function checkOutline(document: HierarchyDocument, categories: OutlineBody["categories"]): void {
  const faults: Fault[] = [];
  buildOwnCriteria("ahp", document.criteria, faults);
  faults.push(...(faults.length > 0 ? [] : findOutlineFaults(document)));
  if (faults.length > 0) {
    const placed = faults.map((fault) => nestFault(categories, fault));
    throw failureFromFaults("invalid", placed);
  }
}

/** `/criteria/3/key` of the flat list, where it stands among the categories. */
function nestFault(categories: OutlineBody["categories"], fault: Fault): Fault {
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
