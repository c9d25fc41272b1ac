import type { Language } from '../../newsletter/newsletter.ts';
import type { LanguageLexicon, Lexicon } from './lexicon.ts';
import { alternatives } from './patterns.ts';
import { spokenText } from './spoken.ts';

type Respell = (spoken: string) => string;
const prepared = new WeakMap<LanguageLexicon, Map<string, Respell>>();

/**
 * Spoken text as one engine has to be told to say it: terms that the lexicon respells for this engine, in any place
 * where they are words of their own. Everything else, and all of it for other engines, stays as it is.
 * @param engine Whose words are looked for: the engine's id, the voice's, or both with a space between them. `espeak`
 * in the lexicon is meant for `espeak:pt-br+f2` and for `builtin-1 espeak:pt-br+f2`.
 */
export function respell(spoken: string, language: Language, engine: string, lexicon?: Lexicon): string {
	const own = lexicon?.[language];
	if (!own || Object.keys(own.engines).length === 0) return spoken;
	const known = prepared.get(own) ?? new Map<string, Respell>();
	prepared.set(own, known);
	const apply = known.get(engine) ?? prepare(own, language, engine, lexicon);
	known.set(engine, apply);
	return apply(spoken);
}

function prepare(own: LanguageLexicon, language: Language, engine: string, lexicon: Lexicon): Respell {
	const respellings = new Map<string, string>();
	for (const [name, terms] of Object.entries(own.engines)) {
		if (!isNamed(name, engine)) continue;
		for (const [term, respelling] of Object.entries(terms)) {
			const said = spokenText(term, language, lexicon);
			if (said === '') continue;
			respellings.set(capitalised(said), capitalised(respelling));
			respellings.set(said, respelling);
		}
	}
	if (respellings.size === 0) return (spoken) => spoken;
	const pattern = new RegExp(
		`(?<![\\p{L}\\p{M}])(${alternatives([...respellings.keys()])})(s?)(?![\\p{L}\\p{M}])`,
		'gu',
	);
	return (spoken) =>
		spoken.replace(pattern, (_, said: string, plural: string) => (respellings.get(said) ?? said) + plural);
}

function isNamed(name: string, engine: string): boolean {
	return engine
		.split(' ')
		.some((id) => id === name || (id.startsWith(name) && !/^\p{L}/u.test(id.slice(name.length))));
}

function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
