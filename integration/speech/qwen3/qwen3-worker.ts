import { onnxruntime } from '../onnx/session.ts';
import { createQwen3Speaker } from './speaker.ts';

/** Runs in a process of `qwen3.ts`. */
export default createQwen3Speaker(onnxruntime);
