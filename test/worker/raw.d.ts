/** Vite imports a path with the suffix `?raw` as the text of the file. */
declare module "*?raw" {
  const text: string;
  export default text;
}
