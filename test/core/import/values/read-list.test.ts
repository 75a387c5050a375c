import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readList } from "../../../../src/core/import/values/read-list.ts";

describe("readList", () => {
  test.for<[string, string[]]>([
    ["WEB", ["WEB"]],
    [" in two words ", ["in two words"]],
    ["MOBILE; WEB", ["MOBILE", "WEB"]],
    ["bug, WEB", ["bug", "WEB"]],
    ["bug|WEB", ["bug", "WEB"]],
    ["a,,b, ,", ["a", "b"]],
    ["a\nb, c\r\nd", ["a", "b", "c", "d"]],
    [",;|", []],
  ])("splits %j", ([text, names]) => {
    expect(readList(text)).toEqual(names);
  });

  test.for<[string, string[]]>([
    ["a,b;c", ["a,b", "c"]],
    ["Lee, Ana; Fox, Dan", ["Lee, Ana", "Fox, Dan"]],
    ["a,b|c", ["a,b", "c"]],
    ["a|b;c", ["a|b", "c"]],
    ['"a; b", c', ["a; b", "c"]],
  ])("splits %j at the strongest separator outside quotes", ([text, names]) => {
    expect(readList(text)).toEqual(names);
  });

  test.for<[string, string[]]>([
    ['"a, b", c', ["a, b", "c"]],
    ['c , "a, b"', ["c", "a, b"]],
    ['"a ""b"""; c', ['a "b"', "c"]],
    ["'bug', 'a, b'", ["bug", "a, b"]],
    ['5" screen, 7" screen', ['5" screen', '7" screen']],
    ["don't, can't", ["don't", "can't"]],
    ["'90s, rock 'n' roll", ["'90s", "rock 'n' roll"]],
    ['"a" b, c', ['"a" b', "c"]],
    ['"a, b', ['"a', "b"]],
  ])("respects the quotes of %j", ([text, names]) => {
    expect(readList(text)).toEqual(names);
  });

  test.for<[string, string[]]>([
    ["a\\;b;c\\\\d", ["a;b", "c\\d"]],
    ["a\\;b", ["a;b"]],
    ["C:\\x", ["C:\\x"]],
    ["a\\,b", ["a\\", "b"]],
  ])("removes the escapes of %j", ([text, names]) => {
    expect(readList(text)).toEqual(names);
  });

  test.for<[string, string[]]>([
    ['["bug", "WEB"]', ["bug", "WEB"]],
    ["['bug', \"a, b\"]", ["bug", "a, b"]],
    ["[{'id': 1, 'name': 'bug', 'description': None}, {'id': 2, 'name': 'P1'}]", ["bug", "P1"]],
    ["{'id': 1, 'title': 'v2'}", ["v2"]],
    ["{'bug', 'WEB'}", ["bug", "WEB"]],
    ["[1, 2]", ["1", "2"]],
    ["[None, 'a', '']", ["a"]],
    ["[bug, WEB]", ["bug", "WEB"]],
    ["[bug]", ["bug"]],
    ["{bug,WEB}", ["bug", "WEB"]],
    ["[UI] Login, [API] Auth", ["[UI] Login", "[API] Auth"]],
    ["[UI], [API]", ["[UI]", "[API]"]],
    ['["bug"', ['["bug"']],
  ])("reads the brackets of %j", ([text, names]) => {
    expect(readList(text)).toEqual(names);
  });

  test.for(["", " ", "[]", "[ ]", "{}", "None", "null", "nan", "[None]", ";"])(
    "reads %j as no names",
    (text) => {
      expect(readList(text)).toEqual([]);
    },
  );

  test("keeps the first of several names that differ only in case", () => {
    expect([readList("Bug, bug ,BUG, web"), readList("['a', 'A']")]).toEqual([
      ["Bug", "web"],
      ["a"],
    ]);
  });

  const names = fc.stringMatching(/^[ab,;|\\ ]{1,8}$/).map((name) => `x${name}y`);
  const lists = fc.uniqueArray(names, { minLength: 1, maxLength: 5 });

  test("reads the lists that JSON and CSV writers quote", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const quoted = list.map((name) => `"${name}"`);
        expect(readList(JSON.stringify(list))).toEqual(list);
        expect(readList(quoted.join(", "))).toEqual(list);
        expect(readList(quoted.join(";"))).toEqual(list);
      }),
    );
  });

  test("reads the lists of our own export", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const text = [...list, "z"].map((name) => name.replaceAll(/[;\\]/g, "\\$&")).join(";");
        expect(readList(text)).toEqual([...list, "z"]);
      }),
    );
  });

  test("never throws and returns trimmed, distinct names that are not empty", () => {
    const texts = fc.stringMatching(/^[ab,;|"'\\[\]{}: \n]{0,40}$/);
    fc.assert(
      fc.property(texts, (text) => {
        const list = readList(text);
        expect(list.filter((name) => name !== "" && name === name.trim())).toEqual(list);
        expect(new Set(list.map((name) => name.toLowerCase())).size).toBe(list.length);
      }),
    );
  });

  test.for(['"', "'", '""', "\\", ',"', "[", "{'a':", "[[", " ", ";\n", "\n", "\t\r"])(
    "reads a long cell of %j in linear time",
    (part) => {
      const text = `'${part.repeat(100_000)}x`;
      expect(readList(text).join("").length).toBeLessThanOrEqual(text.length);
    },
  );
});
