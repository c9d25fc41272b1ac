import { createRequire } from 'node:module';
import './typescript-hooks.js';

// As in entry.js: required, so that Node imports what the engine needs later, and not Astro's module runner.
const { onnx, probeDevices } = createRequire(import.meta.url)('./speech/onnx/onnx.ts');

export { onnx, probeDevices };
