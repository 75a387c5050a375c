/* The API reference. It renders the OpenAPI document of this host and loads nothing from elsewhere. */
const container = document.querySelector("#operations");
const response = await fetch("/openapi.json");
const api = await response.json();

/** Follows a reference such as "#/components/responses/NotFound". */
function resolve(object) {
  const steps = object?.$ref?.split("/").slice(1);
  return steps === undefined ? object : steps.reduce((parent, step) => parent[step], api);
}

function element(name, content = "", className = "") {
  const node = document.createElement(name);
  node.textContent = content;
  node.className = className;
  return node;
}

function section(title, ...parts) {
  return parts.length === 0 ? [] : [element("h4", title), ...parts];
}

function namedSchema(schema) {
  const name = schema?.$ref?.split("/").pop();
  return name === undefined ? schema : { [name]: resolve(schema) };
}

function body(content) {
  const [first] = Object.entries(content ?? {});
  if (first === undefined) {
    return [];
  }
  const [type, { schema, example }] = first;
  const text = JSON.stringify(namedSchema(schema), null, 2) ?? "";
  return [element("div", type, "about"), ...exampleOf(example), element("pre", text)];
}

function exampleOf(example) {
  return example === undefined ? [] : [element("pre", JSON.stringify(example, null, 2))];
}

function parameters(list = []) {
  const table = element("table");
  for (const { name, in: location, required, description, schema } of list.map(resolve)) {
    const about = description ?? schema?.description ?? schema?.type ?? "";
    const cells = [name, required ? `${location}, required` : location, about];
    table.insertRow().append(...cells.map((cell) => element("td", cell)));
  }
  return list.length === 0 ? [] : [table];
}

function responseEntry([status, entry]) {
  const { description, content } = resolve(entry);
  return [element("p", `${status}: ${description}`), ...(status < "300" ? body(content) : [])];
}

function operation(path, [method, about]) {
  const box = element("details");
  const head = element("summary");
  head.append(element("span", method.toUpperCase(), "method"), element("code", path));
  head.append(element("span", ` ${about.summary}`, "about"));
  box.append(
    head,
    element("p", about.description),
    ...section("Parameters", ...parameters(about.parameters)),
    ...section("Body", ...body(about.requestBody?.content)),
    ...section("Responses", ...Object.entries(about.responses).flatMap(responseEntry)),
  );
  return box;
}

container.replaceChildren(
  ...Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map((method) => operation(path, method)),
  ),
);
