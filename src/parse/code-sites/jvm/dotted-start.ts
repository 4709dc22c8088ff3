/** `a.b.C.D` in its package and its class: a package is written small. */
export function dottedStart(path: string): { readonly packageName: string; readonly name: string } {
  const steps = path.split(".");
  const start = steps.findIndex((step) => /^[A-Z]/.test(step));
  return start === -1
    ? { packageName: path, name: "" }
    : { packageName: steps.slice(0, start).join("."), name: steps.slice(start).join(".") };
}
