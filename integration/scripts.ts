import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Episode } from './episode/episode.ts';
import type { Studio, StudioHost } from './episode/studio.ts';
import { type Language, languages, type Newsletter } from './newsletter/newsletter.ts';
import { type Options, roleAt } from './options.ts';
import { type ComposeContext, composeScript } from './script/compose.ts';
import { loadHostCard } from './script/host-card-file.ts';
import { measurePace } from './script/length.ts';
import { type LoadedLexicon, loadLexicon } from './script/lexicon-file.ts';
import { lintVersion } from './script/lint/rules.ts';
import { offline } from './script/offline.ts';
import { readPinned } from './script/pinned.ts';
import { type LoadedPrompts, loadPrompts, noPrompts } from './script/prompt-files.ts';
import type { Length } from './script/script.ts';
import { speak, spokenText, spokenVersion } from './script/spoken/spoken.ts';
import { termsIn } from './script/suggest.ts';
import type { Voice } from './speech/speech.ts';

/** What scripts are made from and with. */
export interface Scripts {
	hosts: readonly (StudioHost & { cardText: string })[];
	lexicon: LoadedLexicon | undefined;
	stage: Studio['script'];
}

interface ScriptsContext {
	options: Options;
	/** Absolute path of the project. */
	root: string;
	/** What listeners have heard already. */
	earlier: readonly Episode[];
}

/** @throws {Problem} when a host card, a prompt or the lexicon is not right. */
export async function openScripts({ options, root, earlier }: ScriptsContext): Promise<Scripts> {
	const folders = [join(root, 'prompts'), fileURLToPath(new URL('../prompts', import.meta.url))];
	const { show } = options;
	const writer = options.writer ?? offline();
	const hosts = await castHosts(options, folders, root);
	const lexicon = await loadLexicon(join(root, options.lexicon), options.lexicon);
	const prompts = writer.prompted ? await promptsIn(folders, root) : undefined;
	const cast = hosts.map(({ id, name, role, card }) => ({ id, name, role, card }));

	function lengthFor({ language }: Newsletter): Length | undefined {
		const spokenBefore = earlier.filter((episode) => episode.language === language);
		return options.minutes && { ...options.minutes, pace: measurePace(spokenBefore) };
	}

	return {
		hosts,
		lexicon,
		stage: {
			inputs: (newsletter) => [
				writer.id,
				spokenVersion,
				lintVersion,
				show.title,
				hosts.map(({ id, name, role, cardText }) => [id, name, role, cardText]),
				newsletter.language,
				newsletter.title,
				newsletter.sections,
				newsletter.opinions,
				newsletter.links,
				newsletter.mood,
				prompts?.[newsletter.language].text,
				lexicon?.text,
				lengthFor(newsletter),
			],
			write: (newsletter, writing) =>
				composeScript(newsletter, writer, { ...contextFor(newsletter), ...writing }),
			readPinned: (pinned, newsletter) => readPinned(pinned, newsletter, contextFor(newsletter)),
		},
	};

	function contextFor(newsletter: Newsletter): Omit<ComposeContext, 'answers' | 'report' | 'signal'> {
		const { language } = newsletter;
		return {
			show: { title: show.title },
			cast,
			prompts: prompts?.[language].prompts ?? noPrompts,
			lexicon: lexicon?.lexicon,
			length: lengthFor(newsletter),
			spoken: (text) => spokenText(text, language, lexicon?.lexicon),
			speak: (text) => speak(text, language, lexicon?.lexicon),
			// To listeners of a first episode everything is new.
			...(earlier.length > 0 && { heard: heardIn(earlier) }),
		};
	}
}

/** The project's own card for a host, else the package's. */
async function castHosts(
	{ show }: Options,
	folders: readonly string[],
	root: string,
): Promise<Scripts['hosts']> {
	return Promise.all(
		show.hosts.map(async ({ id, name, card, voice }, position) => {
			const role = roleAt(position);
			const { card: hostCard, text } = await loadHostCard(
				card ?? (role === 'author' ? 'author' : 'marvin'),
				folders.map((folder) => join(folder, 'hosts')),
				root,
			);
			const voices: Partial<Record<Language, Voice>> = { ...hostCard.voice, ...voice };
			return { id, name, role, voices, card: hostCard, cardText: text };
		}),
	);
}

async function promptsIn(folders: readonly string[], root: string): Promise<Record<Language, LoadedPrompts>> {
	const loaded = await Promise.all(
		languages.map(async (language) => [language, await loadPrompts(folders, language, root)] as const),
	);
	return Object.fromEntries(loaded) as Record<Language, LoadedPrompts>;
}

/** Whether a term was said in an episode that is out. Their transcripts are read only when a script asks. */
function heardIn(earlier: readonly Episode[]): (term: string) => boolean {
	let terms: ReadonlySet<string> | undefined;
	return (term) => {
		terms ??= new Set(earlier.flatMap(({ turns }) => turns.flatMap(({ text }) => termsIn(text))));
		return terms.has(term);
	};
}
