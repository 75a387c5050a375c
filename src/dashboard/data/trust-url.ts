declare global {
  var trustedTypes:
    | {
        readonly createPolicy: (
          name: string,
          rules: { readonly createScriptURL: (url: string) => string },
        ) => { readonly createScriptURL: (url: string) => unknown };
      }
    | undefined;
}

/** The only Trusted Types policy: it lets the page start its own workers. */
const policy = globalThis.trustedTypes?.createPolicy("ordinal", {
  createScriptURL: (url: string) => {
    if (new URL(url, location.href).origin !== location.origin) {
      throw new TypeError(`The page loads no script from ${url}.`);
    }
    return url;
  },
});

/** Returns the URL of a script of this origin in the form that `new Worker` accepts. */
export function trustUrl(url: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the DOM types accept only strings
  return (policy?.createScriptURL(url) ?? url) as string;
}
