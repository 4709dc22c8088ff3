// Loaded before the command (`node --require`): whatever opens a socket, starts a process or writes a file is noted in
// the file that TRAP_LOG names, and refused.
const fs = require("node:fs");

// The originals, for what is allowed: appendFileSync would come back to the trap by way of others.
const { writeSync, write, openSync, open } = { ...fs };
const log = openSync(process.env.TRAP_LOG, "a");
delete process.env.TRAP_LOG;

const REPORT_AND_PROGRESS = new Set([1, 2]);
const note = (what) => {
  writeSync(log, `${what}\n`);
  throw new Error(`trap: ${what}`);
};
const forbid = (object, name, what = name) => {
  object[name] = () => note(what);
};

forbid(require("node:net").Socket.prototype, "connect", "net.connect");
forbid(require("node:net").Server.prototype, "listen", "net.listen");
forbid(require("node:dgram"), "createSocket", "dgram");
for (const name of ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"])
  forbid(require("node:child_process"), name, `child_process.${name}`);
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) {
  forbid(require("node:dns"), name, `dns.${name}`);
  forbid(require("node:dns").promises, name, `dns.${name}`);
}
for (const scheme of ["http", "https"]) forbid(require(`node:${scheme}`), "request", `${scheme}.request`);
forbid(globalThis, "fetch");

const WRITES =
  "writeFile appendFile mkdir mkdtemp rename unlink rm rmdir truncate ftruncate chmod fchmod chown utimes futimes symlink link copyFile cp";
for (const name of WRITES.split(" ")) {
  forbid(fs, name, `fs.${name}`);
  forbid(fs, `${name}Sync`, `fs.${name}`);
  if (name in fs.promises) forbid(fs.promises, name, `fs.${name}`);
}
forbid(fs, "createWriteStream", "fs.createWriteStream");
fs.writeSync = (fd, ...rest) => (REPORT_AND_PROGRESS.has(fd) ? writeSync(fd, ...rest) : note("fs.write"));
fs.write = (fd, ...rest) => (REPORT_AND_PROGRESS.has(fd) ? write(fd, ...rest) : note("fs.write"));
const reads = (flags) => flags === undefined || flags === "r" || typeof flags === "function" || flags === 0;
fs.openSync = (path, flags, ...rest) => (reads(flags) ? openSync(path, flags, ...rest) : note(`fs.open ${flags}`));
fs.open = (path, flags, ...rest) => (reads(flags) ? open(path, flags, ...rest) : note(`fs.open ${flags}`));
