import type { ScriptWriter } from '../script.ts';
import { modelId, writerId } from './identity.ts';
import { type OpenaiOptions, parseOpenaiOptions } from './options.ts';

/**
 * Scripts by a language model on OpenAI's or any compatible server, in two passes. What it takes is loaded when the
 * first script is written.
 * @throws {Problem} listing every option that is not right.
 */
export function openai(input: OpenaiOptions): ScriptWriter {
	const options = parseOpenaiOptions(input);
	let opened: Promise<Required<ScriptWriter>> | undefined;
	// One model for all newsletters of a build: its budget and its queue are theirs together.
	const open = () => {
		opened ??= openWriter(input);
		return opened;
	};
	return {
		id: writerId(modelId(options)),
		prompted: true,
		write: async (newsletter, context) => (await open()).write(newsletter, context),
		revise: async (newsletter, script, findings, context) =>
			(await open()).revise(newsletter, script, findings, context),
	};
}

async function openWriter(options: OpenaiOptions): Promise<Required<ScriptWriter>> {
	const [{ modelWriter }, { openModel }] = await Promise.all([
		import('./model-writer.ts'),
		import('./open-model.ts'),
	]);
	return modelWriter(openModel(options));
}
