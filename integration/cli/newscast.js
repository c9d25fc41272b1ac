#!/usr/bin/env node
// Nothing is imported before the version is known: an older Node would stop at what it does not have.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 15)) {
	process.stderr.write(`newscast needs Node 22.15 or later, and this is Node ${process.versions.node}.\n`);
	process.exitCode = 1;
} else {
	await import('../typescript-hooks.js');
	const { runInTerminal } = await import('./terminal.ts');
	process.exitCode = await runInTerminal(process.argv.slice(2));
}
