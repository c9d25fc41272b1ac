import { createRequire } from 'node:module';
import './typescript-hooks.js';

// Astro evaluates `astro.config.ts`, and what it imports, in a module runner that it closes before the first hook runs:
// every later `import()` would fail. What Node requires, Node imports, for as long as the process lives.
const { default: newscast, openai } = createRequire(import.meta.url)('./index.ts');

export { newscast as default, openai };
