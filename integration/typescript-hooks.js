import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';

// This package is TypeScript as it stands. Node strips types itself, but not under `node_modules`
// (ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING) and not before 22.18: these hooks do it for this package alone.
const packageRoot = new URL('..', import.meta.url).href;

// The first call announces an experimental feature on stderr, once per thread. Only that is kept quiet.
const { emitWarning } = process;
process.emitWarning = () => {};
stripTypeScriptTypes('');
process.emitWarning = emitWarning;

registerHooks({
	load(url, context, nextLoad) {
		if (!url.startsWith(packageRoot) || !/\.ts(?:\?|$)/.test(url)) return nextLoad(url, context);
		const source = stripTypeScriptTypes(readFileSync(new URL(url), 'utf8'));
		return { format: 'module', source, shortCircuit: true };
	},
});
