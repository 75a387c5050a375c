/* The API reference: reads the document this host serves, and nothing from any other. */
const place = document.querySelector("#operations");
const response = await fetch("/openapi.json");
const api = await response.json();

function element(name, content = "", className = "") {
  const made = document.createElement(name);
  made.textContent = content;
  made.className = className;
  return made;
}

function section(title, ...parts) {
  return parts.length === 0 ? [] : [element("h4", title), ...parts];
}

function shownSchema(schema) {
  const name = schema?.$ref?.split("/").pop();
  return name === undefined ? schema : { [name]: api.components.schemas[name] };
}

function body(content) {
  const [first] = Object.entries(content ?? {});
  if (first === undefined) {
    return [];
  }
  const [type, { schema }] = first;
  const text = JSON.stringify(shownSchema(schema), null, 2) ?? "";
  return [element("div", type, "about"), element("pre", text)];
}

function parameters(list = []) {
  const table = element("table");
  for (const { name, in: where, required, description, schema } of list) {
    const about = description ?? schema?.description ?? schema?.type ?? "";
    const cells = [name, required ? `${where}, required` : where, about];
    table.insertRow().append(...cells.map((cell) => element("td", cell)));
  }
  return list.length === 0 ? [] : [table];
}

function answer([status, { description, content }]) {
  return [element("p", `${status}: ${description}`), ...(status < "300" ? body(content) : [])];
}

function operation(path, [method, about]) {
  const box = element("details");
  const head = element("summary");
  head.append(element("span", method.toUpperCase(), "method"), element("code", path));
  head.append(element("span", ` ${about.summary ?? ""}`, "about"));
  box.append(
    head,
    element("p", about.description),
    ...section("Parameters", ...parameters(about.parameters)),
    ...section("Body", ...body(about.requestBody?.content)),
    ...section("Answers", ...Object.entries(about.responses).flatMap(answer)),
  );
  return box;
}

place.replaceChildren(
  ...Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map((method) => operation(path, method)),
  ),
);
