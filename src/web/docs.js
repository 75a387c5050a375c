/* The API reference: reads the document this host serves, and nothing from any other. */
const place = document.querySelector("#operations");

function element(name, content = "", className = "") {
  const made = document.createElement(name);
  made.textContent = content;
  made.className = className;
  return made;
}

function schemaOf(document_, schema) {
  const named = schema?.$ref?.split("/").pop();
  return named === undefined ? schema : { [named]: document_.components.schemas[named] };
}

function parameters(list) {
  const table = element("table");
  for (const { name, in: where, required, description, schema } of list) {
    const row = table.insertRow();
    row.append(element("td", name), element("td", required ? `${where}, required` : where));
    row.append(element("td", description ?? schema?.description ?? schema?.type ?? ""));
  }
  return table;
}

function example(document_, content) {
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  if (type === undefined) return [];
  const shown = JSON.stringify(schemaOf(document_, media.schema), null, 2) ?? "";
  return [element("div", type, "about"), element("pre", shown)];
}

function operation(document_, path, method, about) {
  const box = element("details");
  const head = element("summary");
  head.append(element("span", method.toUpperCase(), "method"), element("code", path));
  head.append(element("span", ` ${about.summary ?? ""}`, "about"));
  box.append(head);
  if (about.description) box.append(element("p", about.description));
  if (about.parameters?.length)
    box.append(element("h4", "Parameters"), parameters(about.parameters));
  if (about.requestBody)
    box.append(element("h4", "Body"), ...example(document_, about.requestBody.content));
  box.append(element("h4", "Answers"));
  for (const [status, { description, content }] of Object.entries(about.responses)) {
    box.append(element("p", `${status}: ${description}`));
    if (status.startsWith("2")) box.append(...example(document_, content));
  }
  return box;
}

const response = await fetch("/openapi.json");
const document_ = await response.json();
place.replaceChildren();
for (const [path, methods] of Object.entries(document_.paths)) {
  for (const [method, about] of Object.entries(methods)) {
    place.append(operation(document_, path, method, about));
  }
}
