/** What a process costs that does nothing: prints its processor time in milliseconds. */

const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ cpuMs: (user + system) / 1000 }));
