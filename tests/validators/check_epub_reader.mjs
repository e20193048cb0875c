// Opens the ePub in a reading engine (foliate-js, in Chromium) at the size of
// a phone and of an e-reader, turns to every chapter, and reports: pages that
// do not open or are not well-formed, code or tables cut off at the edge,
// folded content, pictures that do not load, contents that lead nowhere.
//
//   TOOLS_NODE=folder node check_epub_reader.mjs <book.epub> [folder for screenshots]
//
// Exit status: 0 clean, 1 findings (one line each), 2 a tool is missing.
import fs from "node:fs";
import path from "node:path";
import { launch, serve, toolsFolder } from "./browser.mjs";

const SCREENS = { phone: { width: 390, height: 700 }, "e-reader": { width: 560, height: 750 } };

// The reading engine, and nothing else, on a page of its own.
const READER = `<!doctype html><meta charset="utf-8"><title>reader</title>
<body style="margin:0;height:100vh"><script type="module">
import "/engine/view.js";
const view = document.createElement("foliate-view");
view.style.cssText = "display:block;width:100vw;height:100vh";
document.body.append(view);
window.view = view;
try {
  await view.open("/book/" + new URLSearchParams(location.search).get("name"));
  window.ready = true;
} catch (error) {
  window.failure = error.message;
}
</script>`;

const [file, pictures] = process.argv.slice(2);
if (!file || !fs.existsSync(file)) {
  console.error("usage: node check_epub_reader.mjs <book.epub> [folder for screenshots]");
  process.exit(2);
}
const book = path.resolve(file);
const findings = new Set();
const found = (where, what) => findings.add(`${where}: ${what}`);

/** Run inside a page of the book: what a reader could not see. */
function lost() {
  const problems = [];
  if (document.querySelector("parsererror")) problems.push("not well-formed");
  if (document.querySelector("details, script, iframe")) problems.push("folded or active content");
  const edge = (element) => element.scrollWidth > element.clientWidth + 1;
  const cut = [...document.querySelectorAll("pre, table")].filter(edge);
  for (const each of cut.slice(0, 3)) problems.push(`cut off at the edge: ${each.textContent.trim().slice(0, 50)}`);
  for (const image of document.images) {
    if (image.complete && !image.naturalWidth) problems.push(`picture does not load: ${image.alt.slice(0, 50)}`);
    if (!image.alt) problems.push(`picture without description: ${image.src}`);
  }
  const body = parseFloat(getComputedStyle(document.body).fontSize);
  const small = [...document.querySelectorAll("pre")].filter((each) => parseFloat(getComputedStyle(each).fontSize) < 0.8 * body - 0.1);
  if (small.length) problems.push("code smaller than 0.8 of the text");
  return { title: document.title, problems };
}

/** The document of the section that the reader shows. */
async function shown(page) {
  for (const frame of page.frames().slice(1)) {
    const count = await frame.evaluate(() => document.body?.childElementCount ?? 0).catch(() => 0);
    if (count) return frame;
  }
  return null;
}

async function read(browser, site, screen, viewport) {
  const page = await browser.newPage({ viewport });
  page.on("pageerror", (error) => found(screen, `script error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(site.base) && !/^(blob|data):/.test(request.url())) found(screen, `requests ${request.url()}`);
  });
  await page.goto(`${site.base}/reader?name=${encodeURIComponent(path.basename(book))}`);
  await page.waitForFunction(() => window.ready || window.failure, null, { timeout: 30000 });
  const failure = await page.evaluate(() => window.failure);
  if (failure) {
    found(screen, `does not open: ${failure}`);
    return 0;
  }
  const contents = await page.evaluate(async () => {
    const dead = [];
    let depth = 0;
    const visit = async (entries, level) => {
      depth = Math.max(depth, level);
      for (const entry of entries ?? []) {
        if (!(await view.resolveNavigation(entry.href))) dead.push(entry.label);
        await visit(entry.subitems, level + 1);
      }
    };
    await visit(view.book.toc, 0);
    return { dead, depth, sections: view.book.sections.length };
  });
  for (const label of contents.dead) found("contents", `leads nowhere: ${label}`);
  if (contents.depth < 3) found("contents", `nested ${contents.depth} deep, not part, chapter, section`);
  for (let index = 0; index < contents.sections; index++) {
    await page.evaluate((section) => view.goTo(section), index);
    await page.waitForTimeout(250);
    const frame = await shown(page);
    if (!frame) {
      found(`${screen}, section ${index}`, "shows nothing");
      continue;
    }
    const { title, problems } = await frame.evaluate(lost);
    for (const problem of problems) found(`${title} [${screen}]`, problem);
    if (pictures) await page.screenshot({ path: path.join(pictures, `${screen}-${index}.png`) });
  }
  await page.close();
  return contents.sections;
}

const browser = await launch();
const site = await serve({
  "/reader": { page: READER },
  "/engine/": path.join(toolsFolder(), "node_modules", "foliate-js"),
  "/book/": path.dirname(book),
});
if (pictures) fs.mkdirSync(pictures, { recursive: true });
let sections = 0;
for (const [screen, viewport] of Object.entries(SCREENS)) sections = await read(browser, site, screen, viewport);
await browser.close();
site.close();

for (const line of findings) console.log(line);
console.log(`${sections} sections at the sizes of a phone and an e-reader: ${findings.size || "no"} finding${findings.size === 1 ? "" : "s"}`);
process.exit(findings.size ? 1 : 0);
