// Takes the self-assessment in Chromium, with the keyboard, from the file:
// answers, ticks, predicts, chooses, and looks whether it is graded, kept,
// exported, imported and forgotten; ticks a check list; reads a page without
// scripts.
//
//   TOOLS_NODE=folder node check_assessment.mjs <html-folder>
//
// Exit status: 0 clean, 1 findings (one line each), 2 a tool is missing.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const root = path.resolve(process.argv[2] ?? ".");
const address = (name) => pathToFileURL(path.join(root, "guide", name)).href;
const findings = [];
const expect = (holds, what) => holds || findings.push(what);

const browser = await launch();
const context = await browser.newContext({ acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"] });
const page = await context.newPage();
page.on("pageerror", (error) => findings.push(`script error: ${error.message}`));
page.on("dialog", (dialog) => dialog.accept());
page.on("request", (request) => /^(file|blob|data):/.test(request.url()) || findings.push(`requests ${request.url()}`));

const TOPIC = "assess-slots";
const section = page.locator(`section#${TOPIC}`);
const stored = () => page.evaluate(() => JSON.parse(localStorage.getItem("proven-python-assessment")));

/* -- Own words and rubric */
await page.goto(address("self-assessment-memory.html"));
await page.getByLabel("Your answer, in your own words").nth(1).focus();
await page.keyboard.type("fixed places");
const rubric = section.locator("details.rubric");
await rubric.locator("summary").focus();
await page.keyboard.press("Enter");
expect(await rubric.evaluate((each) => each.open), "the rubric does not open by keyboard");
const boxes = rubric.getByRole("checkbox");
expect((await boxes.count()) >= 3, "a rubric has fewer than three points to tick");
expect((await boxes.first().evaluate((box) => document.getElementById(box.getAttribute("aria-labelledby"))?.textContent.length ?? 0)) > 10, "a box has no name");
await boxes.first().focus();
await page.keyboard.press("Space");
await section.getByRole("button", { name: "Copy as a prompt" }).press("Enter");
await page.waitForTimeout(200);
const prompt = await page.evaluate(() => navigator.clipboard.readText().catch(() => document.querySelector(".actions textarea")?.value ?? ""));
const shown = prompt || (await section.locator(".actions textarea").inputValue().catch(() => ""));
expect(/fixed places/.test(shown) && /Points that a strong answer makes/.test(shown), "the prompt lacks answer or rubric");

/* -- A follow-up question leads to its answers, unfolded */
const asked = rubric.locator("ul.asked-next > li");
expect((await asked.count()) >= 4 && (await asked.getByRole("checkbox").count()) === (await asked.count()), "the follow-up questions cannot be ticked");
await asked.last().getByRole("link").press("Enter");
await page.waitForLoadState();
const target = page.locator("details.follow-up:target");
expect((await target.count()) === 1 && (await target.evaluate((each) => each.open)), "a follow-up question does not lead to its answers");
await page.goBack();

/* -- A choice: wrong, then right */
const choice = section.locator(".choice").first();
const right = await choice.locator("ol.options > li").evaluateAll((items) => items.findIndex((item) => item.classList.contains("right")));
const radios = choice.getByRole("radio");
await radios.nth(right === 0 ? 1 : 0).check();
expect(/Not this one/.test(await choice.locator(".verdict").textContent()), "a wrong choice is not told");
expect(!(await choice.locator("details").evaluate((each) => each.open)), "a wrong choice gives the answer away");
await radios.nth(right).check();
expect(/Right/.test(await choice.locator(".verdict").textContent()), "the right choice is not told");

/* -- Every prediction accepts the output that the page shows, and refuses another */
for (const part of ["object-model", "memory", "functional-tools", "concurrency", "tooling"]) {
  await page.goto(address(`self-assessment-${part}.html`));
  for (const item of await page.locator(".predict").all()) {
    const name = `${part}: ${await item.evaluate((each) => each.closest("section").id)}`;
    const output = (await item.locator(".answer .out").evaluateAll((parts) => parts.map((each) => each.textContent))).join("\n");
    expect(output.trim() !== "", `${name}: no output to predict`);
    const guess = item.locator("textarea.guess");
    await guess.fill("something else");
    await item.getByRole("button", { name: "Check" }).click();
    expect(/Not this/.test(await item.locator(".verdict").textContent()), `${name}: takes anything`);
    await guess.fill(output.replace(/ /g, "  "));
    await item.getByRole("button", { name: "Check" }).press("Enter");
    expect(/Right/.test(await item.locator(".verdict").textContent()), `${name}: refuses its own output`);
  }
}

/* -- It is kept */
await page.goto(address("self-assessment-memory.html"));
expect((await page.getByLabel("Your answer, in your own words").nth(1).inputValue()) === "fixed places", "the answer is not kept");
expect(await section.locator("details.rubric input").first().isChecked(), "the tick is not kept");

/* -- Printed, it is a test: no buttons, no rubric, no answers */
await page.reload();
await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
await page.emulateMedia({ media: "print" });
for (const name of ["details", ".actions button"])
  expect((await page.locator(`article ${name}`).filter({ visible: true }).count()) === 0, `printed, it shows ${name}`);
await page.emulateMedia({ media: null });

/* -- The overview: chart, export, reset, import */
await page.goto(address("self-assessment.html"));
expect((await page.locator(".strengths meter").count()) === 5, "the chart has not five parts");
expect((await page.locator(".next a").count()) >= 1, "nothing is named to read next");
expect((await page.locator("ul.topics > li").count()) === 32, "the overview has not 32 topics");
for (const link of await page.locator(".next a").all()) {
  const [file, label] = (await link.evaluate((each) => each.href)).split("#");
  expect(fs.readFileSync(new URL(file), "utf8").includes(`id="${label}"`), `read next leads nowhere: ${file}#${label}`);
}
const before = JSON.stringify(await stored());
const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export" }).press("Enter")]);
const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "assessment-")), "progress.json");
await download.saveAs(file);
await page.getByRole("button", { name: "Reset" }).press("Enter");
expect(Object.keys((await stored()).topics).length === 0, "reset forgets nothing");
await page.locator("input[type=file]").setInputFiles(file);
await page.waitForFunction(() => /Imported/.test(document.body.textContent));
expect(JSON.stringify(await stored()) === before, "what was exported is not what is imported");
fs.writeFileSync(file, "[1, 2]");
await page.locator("input[type=file]").setInputFiles(file);
await page.waitForFunction(() => /Nothing was imported/.test(document.body.textContent));
expect(JSON.stringify(await stored()) === before, "a wrong file spoils the progress");
fs.rmSync(path.dirname(file), { recursive: true });

/* -- Check lists */
await page.goto(address("path-interview.html"));
const task = page.locator(".task-list-item input").first();
await task.focus();
await page.keyboard.press("Space");
await page.reload();
expect(await page.locator(".task-list-item input").first().isChecked(), "a check list forgets its tick");

/* -- Without scripts: questions, options, folded answers */
const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
await plain.goto(address("self-assessment-memory.html"));
expect((await plain.locator("ol.options > li").count()) >= 12, "without scripts options are missing");
expect((await plain.locator("details.answer").count()) >= 8, "without scripts answers are missing");

await browser.close();
findings.forEach((each) => console.log(each));
console.log(findings.length ? `${findings.length} findings` : "graded, kept, exported, imported, forgotten");
process.exit(findings.length ? 1 : 0);
