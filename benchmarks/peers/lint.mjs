// Checks each text of a JSON list (standard input) with one linter, several times over, and prints the best time in ms.
//   node lint.mjs write-good|alex TURNS
import { performance } from "node:perf_hooks";
import { readFileSync } from "node:fs";

const [name, turns] = [process.argv[2], Number(process.argv[3])];
const texts = JSON.parse(readFileSync(0, "utf-8"));
const linters = {
  "write-good": async () => (await import("write-good")).default,
  alex: async () => (await import("alex")).text,
};
const lint = await linters[name]();
let [best, flagged] = [Infinity, 0];
for (let turn = 0; turn < turns; turn += 1) {
  flagged = 0;
  const before = performance.now();
  for (const text of texts) {
    const found = lint(text);
    flagged += (found.messages ?? found).length > 0 ? 1 : 0;
  }
  best = Math.min(best, performance.now() - before);
}
console.log(JSON.stringify({ ms: best, flagged }));
