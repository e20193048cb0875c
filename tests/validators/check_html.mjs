// Opens the built site in Chromium, on a phone and on a desktop, light and
// dark, and reports: accessibility violations (axe), requests to anywhere
// else, console errors, sideways overflow, copy buttons that copy other than input,
// pages over the weight budget, a search or a 404 page that does not work.
//
//   TOOLS_NODE=folder node check_html.mjs <html-folder> [page...]
//
// Exit status: 0 clean, 1 findings (one line each), 2 a tool is missing.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { pathToFileURL } from "node:url";
import { launch, requireTool, serve } from "./browser.mjs";

const BUDGET = 60 * 1024; // bytes, compressed, first visit, figures aside
const UNWEIGHED = /^(search|genindex|404)\.html$/;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCREENS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

const [folder, ...chosen] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node check_html.mjs <html-folder> [page...]");
  process.exit(2);
}
const root = path.resolve(folder);
const pages = chosen.length ? chosen : htmlFiles(root).sort((a, b) => (b === "index.html") - (a === "index.html"));
const axe = fs.readFileSync(requireTool.resolve("axe-core/axe.min.js"), "utf8");
const findings = new Set();
const found = (where, what) => findings.add(`${where}: ${what}`);

function htmlFiles(from) {
  return fs
    .readdirSync(from, { recursive: true })
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => name.endsWith(".html") && !name.startsWith("_"))
    .sort();
}

/** Note what a page asks for and complains about. */
function listen(page, base, where) {
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob):/.test(url)) found(where, `requests ${url}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is closed gives up what it still waits for.
    if (!/ERR_ABORTED/.test(request.failure()?.errorText)) found(where, `request failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== page.url()) found(where, `missing: ${response.url().replace(base, "")}`);
  });
  page.on("pageerror", (error) => found(where, `script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/404/.test(message.text())) found(where, `console: ${message.text()}`);
  });
}

/** Compressed size of what a first visit to a page loads, figures aside. */
function weigh(name) {
  const html = fs.readFileSync(path.join(root, name), "utf8").replace(/<svg[^>]* role="img"[\s\S]*?<\/svg>/g, "");
  const parts = [[name, html]];
  for (const [tag, address] of html.matchAll(/<(?:link|script)\b[^>]*\b(?:href|src)="([^"]+)"[^>]*>/g)) {
    if (!/<script/.test(tag) && !/rel="stylesheet"/.test(tag)) continue;
    const file = path.join(root, path.dirname(name), address.split("?")[0]);
    if (fs.existsSync(file)) parts.push([path.basename(file), fs.readFileSync(file)]);
  }
  const sizes = parts.map(([each, body]) => [each, zlib.gzipSync(body, { level: 6 }).length]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  return [total, sizes.map(([each, size]) => `${each} ${(size / 1024).toFixed(1)}`)];
}

/**
 * Run axe and measure overflow on one page, everything foldable open. Measuring
 * contrast is slow: the first page is measured on both screens in both schemes,
 * every other once in each scheme, light on the phone and dark on the desktop.
 */
async function examine(page, url, name, screen) {
  const contrast = { runOnly: { type: "rule", values: ["color-contrast"] } };
  const first = name === pages[0];
  const light = first || screen === "phone";
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  for (const what of await page.evaluate(protruding)) found(`${name} [${screen}]`, `wider than the screen: ${what}`);
  await page.evaluate(axe);
  const rules = { "color-contrast": { enabled: light } };
  await accessible(page, { runOnly: RULES, rules }, `${name} [${screen}, light]`);
  if (!first && screen === "phone") return;
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await accessible(page, contrast, `${name} [${screen}, dark]`);
}

async function accessible(page, options, where) {
  const { violations } = await page.evaluate((given) => axe.run(document, { ...given, resultTypes: ["violations"] }), options);
  for (const { id, impact, nodes } of violations) {
    const why = nodes[0].failureSummary.split("\n")[1]?.trim() ?? "";
    found(where, `axe ${id} (${impact}), ${nodes.length}×: ${nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")}: ${why}`);
  }
}

/** Elements that reach beyond the screen and do not scroll within a box. */
function protruding() {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
      if (/(auto|scroll|hidden)/.test(getComputedStyle(each).overflowX)) return true;
    }
    return false;
  };
  return [...document.querySelectorAll("article *")]
    .filter((each) => each.getBoundingClientRect().right > width + 1 && !scrolls(each))
    .slice(0, 3)
    .map((each) => `<${each.tagName.toLowerCase()} class="${each.getAttribute("class") ?? ""}">`);
}

/** What a reader would type of a block of code: of a session the input only. */
function typed(language, text) {
  const prompts = { pycon: [">>> ", "... "], console: ["$ ", "> "] }[language];
  const lines = text.replace(/\n$/, "").split("\n");
  if (!prompts) return lines.join("\n");
  const input = [];
  let prompt;
  for (const line of lines) {
    prompt = (prompt ? prompts : prompts.slice(0, 1)).find((each) => `${line} `.startsWith(each));
    if (prompt) input.push(line.slice(prompt.length));
  }
  return input.join("\n").trimEnd();
}

/** Press every copy button and look at what would be on the clipboard. */
async function copies(page, where) {
  const blocks = await page.evaluate(async () => {
    let copied;
    // The library fills a text field, selects its text and has that copied.
    document.execCommand = () => ((copied = document.querySelector("body > textarea").value), true);
    const found = [];
    for (const pre of document.querySelectorAll("div.highlight > pre")) {
      const button = pre.parentElement.querySelector("button.copybtn");
      copied = undefined;
      button?.focus();
      button?.click();
      await null;
      const language = pre.parentElement.parentElement.className.match(/highlight-(\w+)/)[1];
      found.push({ language, text: pre.textContent, copied, focused: document.activeElement === button });
    }
    const said = document.querySelector("[role=status]")?.textContent;
    return found.map((each) => ({ ...each, said }));
  });
  for (const { language, text, copied, focused, said } of blocks) {
    const head = JSON.stringify(text.slice(0, 40));
    const expected = typed(language, text);
    if (copied !== expected) found(where, `copied ${JSON.stringify(copied)}, not ${JSON.stringify(expected)}`);
    else if (!focused) found(where, `copying takes the focus away: ${head}`);
    else if (said !== "Copied!") found(where, `copying is not announced: ${head}`);
  }
}

/** Search and pages from the file system, as a reader offline has them. */
async function fromFiles(browser) {
  const page = await browser.newPage();
  const base = pathToFileURL(root).href;
  listen(page, base, "file://");
  await page.goto(`${base}/index.html`, { waitUntil: "load" });
  await page.goto(`${base}/search.html?q=python`, { waitUntil: "load" });
  try {
    await page.waitForSelector("#search-results li a", { timeout: 10000 });
  } catch {
    found("file://", "the search for “python” finds nothing");
  }
  await page.close();
}

/** A wrong address, some folders deep, must lead back into the book. */
async function wrongAddress(browser, base) {
  const page = await browser.newPage();
  await page.goto(`${base}/no/such/page.html`, { waitUntil: "networkidle" });
  const links = await page.evaluate(() => [...document.links].map((link) => link.href));
  if (!links.length) found("404.html", "offers no link");
  for (const link of links.filter((each) => each.startsWith(base))) {
    const { status } = await page.evaluate(async (url) => ({ status: (await fetch(url)).status }), link);
    if (status !== 200) found("404.html", `dead link at depth: ${link.replace(base, "")}`);
  }
  await page.close();
}

const browser = await launch();
const missing = path.join(root, "404.html");
const site = await serve({ "/": root }, fs.existsSync(missing) ? missing : undefined);
let heaviest = ["", 0, []];
for (const [screen, viewport] of Object.entries(SCREENS)) {
  const context = await browser.newContext({ viewport });
  for (const name of pages) {
    const page = await context.newPage();
    listen(page, site.base, name);
    await examine(page, `${site.base}/${name}`, name, screen);
    if (screen === "desktop") await copies(page, name);
    await page.close();
  }
  await context.close();
}
for (const name of pages.filter((each) => !UNWEIGHED.test(each))) {
  const [size, parts] = weigh(name);
  if (size > BUDGET) found(name, `weighs ${(size / 1024).toFixed(1)} KB compressed, ${BUDGET / 1024} allowed (${parts.join(", ")})`);
  if (size > heaviest[1]) heaviest = [name, size, parts];
}
await fromFiles(browser);
if (fs.existsSync(missing)) await wrongAddress(browser, site.base);
else found("404.html", "missing");
await browser.close();
site.close();

for (const line of findings) console.log(line);
console.log(
  `${pages.length} pages on two screens, light and dark: ${findings.size || "no"} finding${findings.size === 1 ? "" : "s"}; ` +
    `heaviest page ${heaviest[0]}, ${(heaviest[1] / 1024).toFixed(1)} KB compressed (${heaviest[2].join(", ")})`,
);
process.exit(findings.size ? 1 : 0);
