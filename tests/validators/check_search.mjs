// Searches the built site in Chromium, as a reader would: a name, a symptom or
// a pasted message must lead first to the place that answers, and no query may
// break the page.
//
//   TOOLS_NODE=folder node check_search.mjs <html-folder>
//
// Exit status: 0 clean, 1 findings (one line each), 2 a tool is missing.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch, serve } from "./browser.mjs";

// What is typed, and the page that the first result opens. With "#" the result
// must open a place within it.
const FOUND = new Map([
  ["global interpreter lock", "concurrency/gil.html"],
  ["memory leak", "memory/memory-management.html#"],
  ["mutable default argument", "memory/mutable-defaults.html"],
  ["copy nested list", "memory/copying.html"],
  ["decorator with arguments", "functional-tools/decorator-factories.html#"],
  ["unhashable type", "object-model/identity-and-equality.html#"],
  ["no module named", "tooling/modules-and-packages.html#"],
  ["gc.freeze", "memory/memory-management.html#"],
  ["except*", "concurrency/async-internals.html#"],
  ["py.typed", "tooling/packaging.html#"],
  ["uv lock", "tooling/packaging.html#"],
  ["PEP 703", "concurrency/gil.html#"],
  ["PEP 517", "tooling/packaging.html#"],
  ["PYTHONHASHSEED", "object-model/identity-and-equality.html#"],
  ["ParamSpec", "functional-tools/decorators.html#"],
  ["singleton", "object-model/identity-and-equality.html#"],
  ["__init_subclass__", "object-model/metaclasses.html#"],
  ["asyncio timeout", "concurrency/async-internals.html#"],
  ["shared memory", "concurrency/executors.html#"],
  ["conftest.py", "tooling/pytest.html#"],
  // Messages as they are pasted.
  ["AttributeError: 'Crate' object has no attribute '__dict__'", "memory/slots.html#"],
  ["TypeError: unhashable type: 'list'", "object-model/identity-and-equality.html#"],
  ["RuntimeError: generator raised StopIteration", "functional-tools/generators.html#"],
  ["RuntimeWarning: coroutine 'main' was never awaited", "concurrency/generators-and-coroutines.html#"],
  ["Task was destroyed but it is pending!", "concurrency/async-internals.html#"],
  ["ModuleNotFoundError: No module named 'hubs'", "tooling/modules-and-packages.html#"],
  ["DeprecationWarning: This process (pid=7) is multi-threaded, use of fork() may lead to deadlocks in the child.", "concurrency/executors.html#"],
]);

// Queries that have met a name of JavaScript's own, or nothing to look for.
const ODD = ["", "%", "*", "the", "703", "xyzzy", "constructor", "__proto__", "toString", "<b>", "\\", "a".repeat(500)];

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node check_search.mjs <html-folder>");
  process.exit(2);
}
const root = path.resolve(folder);
const findings = new Set();

/** The addresses of the results, from the site's root. */
async function search(page, base, query) {
  await page.goto(`${base}/search.html?q=${encodeURIComponent(query)}`, { waitUntil: "load" });
  if (query) await page.waitForFunction(() => document.querySelector(".search-summary")?.innerText, null, { timeout: 20000 });
  await page.waitForLoadState("networkidle"); // the excerpts are there
  const links = await page.evaluate(() => [...document.querySelectorAll("#search-results li > a")].map((link) => link.href));
  return links.map((link) => link.replace(`${base}/`, ""));
}

async function searchAll(browser, base, queries) {
  const page = await browser.newPage();
  let query;
  page.on("pageerror", (error) => findings.add(`“${query}”: script error: ${error.message}`));
  for (query of queries) {
    const expected = FOUND.get(query);
    try {
      const [first = "nothing"] = await search(page, base, query);
      const isFound = !expected || (expected.endsWith("#") ? first.startsWith(expected) : first.split("#")[0] === expected);
      if (!isFound) findings.add(`“${query}”: finds ${first} first, not ${expected}`);
    } catch (error) {
      findings.add(`“${query}”: ${error.message.split("\n")[0]}`);
    }
  }
  await page.close();
}

const browser = await launch();
const site = await serve({ "/": root });
const queries = [...FOUND.keys(), ...ODD];
await searchAll(browser, site.base, queries);
await searchAll(browser, pathToFileURL(root).href, queries.slice(0, 1));
await browser.close();
site.close();

for (const line of findings) console.log(line);
console.log(`${queries.length} queries: ${findings.size || "no"} finding${findings.size === 1 ? "" : "s"}`);
process.exit(findings.size ? 1 : 0);
