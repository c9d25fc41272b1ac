import type { ScriptWriter } from '../script.ts';
import { modelWriter } from './model-writer.ts';
import { openModel } from './open-model.ts';
import type { OpenaiOptions } from './options.ts';

/**
 * Scripts by a language model on OpenAI's or any compatible server, in two passes.
 * @throws {Problem} listing every option that is not right.
 */
export function openai(options: OpenaiOptions): ScriptWriter {
	return modelWriter(openModel(options));
}
