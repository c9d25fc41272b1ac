import { createRequire } from 'node:module';
import './typescript-hooks.js';

// As in entry.js: required, so that Node imports what the engine needs later, and not Astro's module runner.
const { qwen3 } = createRequire(import.meta.url)('./speech/qwen3/qwen3.ts');

export { qwen3 };
