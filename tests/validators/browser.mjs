// What the browser checks share: finding the tools, serving a folder, starting
// a quiet Chromium. Environment: TOOLS_NODE, the folder that holds
// node_modules; CHROMIUM, the browser's path where it is not a usual one.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { createRequire } from "node:module";

const TYPES = {
  ".css": "text/css",
  ".epub": "application/epub+zip",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** The folder with the npm tools; ends the program where there is none. */
export function toolsFolder() {
  const folder = path.resolve(process.env.TOOLS_NODE ?? ".");
  if (!fs.existsSync(path.join(folder, "node_modules"))) {
    console.error(`No node_modules in ${folder}: set TOOLS_NODE to the folder that holds it.`);
    process.exit(2);
  }
  return folder;
}

/** A function like require() that finds the npm tools. */
export const requireTool = createRequire(path.join(toolsFolder(), "package.json"));

/** Start Chromium; ends the program where none is installed. */
export async function launch() {
  const candidates = [
    process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  const executablePath = candidates.find((each) => each && fs.existsSync(each));
  if (!executablePath) {
    console.error("No Chromium found: install it or set CHROMIUM to its path.");
    process.exit(2);
  }
  return requireTool("playwright-core").chromium.launch({ executablePath, args: QUIET });
}

/**
 * Serve folders on 127.0.0.1. `mounts` maps address prefixes to folders, or to
 * a page's text; `missing` is the file shown, with status 404, for the rest.
 */
export async function serve(mounts, missing) {
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(request.url.split("?")[0]);
    const prefix = Object.keys(mounts)
      .filter((each) => address.startsWith(each))
      .sort((a, b) => b.length - a.length)[0];
    const send = (status, type, body) => {
      response.writeHead(status, { "content-type": type });
      response.end(body);
    };
    if (prefix === undefined) return send(404, "text/plain", "not found");
    const mount = mounts[prefix];
    if (typeof mount === "object") return send(200, "text/html; charset=utf-8", mount.page);
    const file = path.join(mount, address.slice(prefix.length));
    if (fs.existsSync(file) && fs.statSync(file).isFile()) {
      return send(200, TYPES[path.extname(file)] ?? "application/octet-stream", fs.readFileSync(file));
    }
    if (missing) return send(404, "text/html; charset=utf-8", fs.readFileSync(missing));
    return send(404, "text/plain", "not found");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
