// The first thing that runs on a fresh clone: plain JavaScript without dependencies. Checks Node, installs what the lock
// file asks for, then hands over to the command of the same name: `node server/cli/bootstrap.mjs start`.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const projectRoot = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const commands = ["start", "dev", "test", "check", "cli"];
const oldestNode = [20, 19];

const [command = "", ...args] = process.argv.slice(2);
if (!commands.includes(command)) fail(`Usage: npm run <${commands.join("|")}>`);
requireNode();
process.chdir(projectRoot);
if (!isInstalled()) install();
if (existsSync(".env")) process.loadEnvFile(".env");
endWithNpm();

const { register } = await import("tsx/esm/api");
register();
const { explain } = await import("./explain.ts");
try {
  const { run } = await import(`./${command}.ts`);
  process.exit(await run(args));
} catch (error) {
  fail(explain(error));
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(
    `Node ${oldestNode.join(".")} or newer is needed; this is ${process.versions.node}. Get it from https://nodejs.org`,
  );
}

/** True when every package of the lock file stands in node_modules in its version. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
    const present = JSON.parse(readFileSync("node_modules/.package-lock.json", "utf8")).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional, devOptional, peer, link }]) =>
        path === "" ||
        link ||
        present[path]?.version === version ||
        (!present[path] && (optional || devOptional || peer)),
    );
  } catch {
    return false;
  }
}

/** No package of ours needs an install script, so none is run. */
function install() {
  process.stderr.write("Installing packages (about half a minute, once) ...\n");
  const options = ["--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  if (npm(["ci", ...options]) === 0) return;
  process.stderr.write("`npm ci` failed; trying `npm install` ...\n");
  if (npm(["install", ...options]) === 0) return;
  fail("The packages could not be installed. See npm's messages above; the registry must be reachable.");
}

function npm(options) {
  const script = process.env.npm_execpath;
  const viaNode = script !== undefined && /npm-cli\.[cm]?js$/.test(script);
  const [program, prefix] = viaNode ? [process.execPath, [script]] : ["npm", []];
  const { status } = spawnSync(program, [...prefix, ...options], {
    stdio: ["ignore", 2, 2],
    shell: !viaNode && process.platform === "win32",
  });
  return status;
}

/** Under npm, we end when npm was killed and nobody is left who could press Ctrl-C. It runs us through a shell. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/** The parent of a shell; null for any other program, and where the kernel doesn't tell. */
function parentOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const name = text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
    return /sh$/.test(name) ? text.slice(text.lastIndexOf(")") + 2).split(" ")[1] : null;
  } catch {
    return null;
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
