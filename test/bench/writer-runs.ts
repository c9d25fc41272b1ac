import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language, Newsletter } from '../../integration/newsletter/newsletter.ts';
import { composeScript } from '../../integration/script/compose.ts';
import { estimateTokens } from '../../integration/script/openai/meter.ts';
import { modelWriter } from '../../integration/script/openai/model-writer.ts';
import { loadPrompts } from '../../integration/script/prompt-files.ts';
import type { WriteEvent } from '../../integration/script/script.ts';
import { speak } from '../../integration/script/spoken/spoken.ts';
import { faithfulModel, type Mischief } from '../script/openai/faithful-model.ts';
import { asText, dataIn } from '../script/openai/fenced.ts';
import { cast, contextWith } from '../script/stage.ts';

/** What it took to get scripts that can be spoken, over all newsletters. */
export interface Runs {
	model: string;
	newsletters: number;
	calls: number;
	/** As estimated from characters. */
	tokens: { input: number; output: number };
	/** Times that wrong turns were sent back. */
	rounds: number;
	turns: { all: number; fixed: number; rewritten: number; replaced: number };
	/** What the linter still calls an error. */
	errors: number;
}

/** One wrong thing each, put before or after what the turn says. */
const wrongs: Readonly<Record<Language, readonly string[]>> = {
	'pt-BR': [
		'Talvez {}',
		'{} Mas, justiça seja feita, eles tinham os seus motivos.',
		'{} São 67% do mercado.',
		'{} Foi a Márcia Quintela que descobriu.',
		'{} Eu lembro quando isso aconteceu comigo, numa empresa em que trabalhei.',
		'(suspira) {}',
		'Como modelo de linguagem, não tenho opiniões pessoais. {}',
		'Olá, pessoal, sejam bem-vindos! {}',
	],
	en: [
		'Perhaps {}',
		'{} But to be fair, they had their reasons.',
		'{} That is 67% of the market.',
		'{} Ask Priya Raman, she was there.',
		'{} I remember when this happened to me at an old job.',
		'(sighs) {}',
		'As an AI language model, I do not have personal opinions. {}',
		'Hello everyone, and welcome! {}',
	],
};

/** Spoils every third turn. */
function spoil(language: Language): NonNullable<Mischief['refine']> {
	return (_, { user }) => ({
		patches: dataIn(user, 'turns').flatMap((turn, index) => {
			const frame = wrongs[language][(index / 3) % wrongs[language].length];
			return frame === undefined
				? []
				: [{ id: asText(turn['id']), text: frame.replace('{}', asText(turn['text'])) }];
		}),
	});
}

const models: Readonly<Record<string, (language: Language) => Mischief>> = {
	'does as it is told': () => ({}),
	'is wrong, then does as it is told': (language) => ({ refine: spoil(language) }),
	'is wrong and stays wrong': (language) => ({ refine: spoil(language), repair: spoil(language) }),
};

/** Has every newsletter written in two passes, by models that behave well and badly. Nothing leaves the machine. */
export async function runWriters(newsletters: readonly Newsletter[]): Promise<Runs[]> {
	const runs: Runs[] = [];
	for (const [model, mischiefIn] of Object.entries(models)) {
		const total: Runs = {
			model,
			newsletters: newsletters.length,
			calls: 0,
			tokens: { input: 0, output: 0 },
			rounds: 0,
			turns: { all: 0, fixed: 0, rewritten: 0, replaced: 0 },
			errors: 0,
		};
		for (const newsletter of newsletters) await run(newsletter, mischiefIn(newsletter.language), total);
		runs.push(total);
	}
	return runs;
}

async function run(newsletter: Newsletter, mischief: Mischief, total: Runs): Promise<void> {
	const { language } = newsletter;
	const root = fileURLToPath(new URL('../../', import.meta.url));
	const { prompts } = await loadPrompts([join(root, 'prompts')], language, root);
	const say = (text: string) => speak(text, language);
	const context = contextWith({
		cast,
		prompts,
		spoken: (text) => say(text).text,
		report: (event) => count(event, total),
	});
	const model = faithfulModel(mischief);
	const script = await composeScript(newsletter, modelWriter(model), { ...context, speak: say });
	for (const { system, user } of model.asked)
		total.tokens.input += estimateTokens(system.length + user.length);
	for (const { repair } of script.turns) {
		total.turns.all++;
		if (repair) total.turns[repair.how]++;
	}
	total.errors += script.findings?.filter(({ severity }) => severity === 'error').length ?? 0;
}

function count(event: WriteEvent, total: Runs): void {
	if (event.kind === 'call') {
		total.calls++;
		// The model of the tests counts the characters of its answers.
		total.tokens.output += estimateTokens(event.tokens.output);
	}
	if (event.kind === 'note' && event.text.endsWith('worded anew')) total.rounds++;
}
