/** Wraps the functions of an object and of its members. */
export function wrapFunctions<T extends object>(
  target: T,
  wrapCall: (run: () => unknown) => Promise<unknown>,
): T {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name);
      if (typeof value === "function") {
        return (...args: unknown[]) => wrapCall(() => Reflect.apply(value, object, args));
      }
      return typeof value === "object" && value !== null ? wrapFunctions(value, wrapCall) : value;
    },
  });
}
