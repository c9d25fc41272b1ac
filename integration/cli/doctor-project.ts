import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { count } from '../count.ts';
import { openEngines } from '../engines.ts';
import type { StudioHost } from '../episode/studio.ts';
import type { Language } from '../newsletter/newsletter.ts';
import { isEngine, type Options } from '../options.ts';
import { openScripts } from '../scripts.ts';
import { builtin } from '../speech/builtin.ts';
import { formatSize } from '../speech/models/size.ts';
import type { SpeechEngine, Voice } from '../speech/speech.ts';
import { using } from '../using.ts';
import { readyVoices } from '../voices.ts';
import type { Site } from './command.ts';
import { brokenFinding } from './doctor-machine.ts';
import type { Finding } from './doctor-text.ts';

/** Engines that work on this machine and cost nothing: their voices are tried. */
const local = /^(?:builtin|onnx)-/;
const trials: Readonly<Record<Language, string>> = {
	en: 'One moment, please.',
	'pt-BR': 'Um momento, por favor.',
};
/** A voice has to say it in this time, milliseconds: a large model may have to be loaded. */
const deadline = 120_000;

/** The newsletters, engines and voices of a site: each voice says a few words, if it can do so here. */
export async function projectFindings(site: Site, signal: AbortSignal): Promise<Finding[]> {
	const { options } = site;
	const newsletters = await newsletterFindings(site);
	const engines = engineFindings(options);
	return [
		{ state: 'ok', text: `“${options.show.title}”, written by “${options.writer?.id ?? 'offline'}”` },
		...newsletters.findings,
		...engines.findings,
		...(engines.broken
			? [{ state: 'note' as const, text: 'No voice was tried' }]
			: await voiceFindings(site, newsletters.languages, signal)),
		await cacheFinding(site),
	];
}

async function newsletterFindings({ options, newsletters }: Site) {
	const own = options.show.language;
	try {
		const all = await newsletters();
		const languages = [...new Set([own, ...all.map(({ language }) => language)])];
		const text = `${count(all.length, 'newsletter')} in ${options.newsletters}`;
		return { languages, findings: [{ state: 'ok', text } satisfies Finding] };
	} catch (error) {
		return { languages: [own], findings: [brokenFinding(error)] };
	}
}

/** An engine that cannot even say what it is cannot speak. */
function engineFindings({ engine: option }: Options): { broken: boolean; findings: Finding[] } {
	if (option === undefined) {
		const text = 'Speech comes from the built-in voices, a stand-in for neural ones';
		return { broken: false, findings: [{ state: 'ok', text }] };
	}
	const findings = (isEngine(option) ? [option] : Object.values(option)).map((engine): Finding => {
		try {
			return { state: 'ok', text: `Engine “${engine.id}” speaks ${engine.limits.languages.join(', ')}` };
		} catch (error) {
			return brokenFinding(error);
		}
	});
	return { broken: findings.some(({ state }) => state === 'broken'), findings };
}

interface Trial {
	language: Language;
	/** The host's place in the show. */
	position: number;
	context: Parameters<typeof readyVoices>[2];
	signal: AbortSignal;
}

async function voiceFindings(
	{ options, root }: Site,
	languages: readonly Language[],
	signal: AbortSignal,
): Promise<Finding[]> {
	const findings: Finding[] = [];
	try {
		const engines = openEngines(options.engine, () => builtin({ threads: 1 }));
		await using(engines, async () => {
			const { hosts } = await openScripts({ options, root, earlier: [] });
			const warn = (text: string) => findings.push({ state: 'note', text });
			for (const language of languages) {
				for (const [position, host] of hosts.entries()) {
					const trial = { language, position, context: { root, engines, warn }, signal };
					findings.push(await voiceFinding(host, trial));
				}
			}
		});
	} catch (error) {
		signal.throwIfAborted();
		findings.push(brokenFinding(error));
	}
	return findings;
}

async function voiceFinding(host: StudioHost, trial: Trial): Promise<Finding> {
	const { language, position, context, signal } = trial;
	const { engines } = context;
	try {
		const [ready] = await readyVoices([host], [language], context);
		const voice = ready?.voices[language] ?? engines.usual.defaultVoice(position, language);
		const finding = await tryVoice(voice, engines.engineFor(voice), trial);
		return { ...finding, text: `${host.name} (${language}): ${finding.text}` };
	} catch (error) {
		signal.throwIfAborted();
		// It says itself whose voice it is about.
		return brokenFinding(error);
	}
}

async function tryVoice(voice: Voice, engine: SpeechEngine, { language, signal }: Trial): Promise<Finding> {
	const which = `“${voice.id}” of ${engine.id}`;
	if (!local.test(engine.id)) {
		return { state: 'ok', text: `${which}, not tried: that may cost time or money` };
	}
	const began = performance.now();
	try {
		const request = { text: trials[language], language, voice, seed: 1 };
		const { device } = await engine.speak(request, AbortSignal.any([signal, AbortSignal.timeout(deadline)]));
		const seconds = ((performance.now() - began) / 1000).toFixed(1);
		return { state: 'ok', text: `${which} speaks${device ? ` on ${device}` : ''}, tried in ${seconds} s` };
	} catch (error) {
		signal.throwIfAborted();
		const finding = brokenFinding(error);
		return { ...finding, text: `${which}: ${finding.text}` };
	}
}

async function cacheFinding({ root, cache }: Site): Promise<Finding> {
	const entries = await readdir(cache, { recursive: true, withFileTypes: true }).catch(() => []);
	let bytes = 0;
	for (const entry of entries) {
		if (!entry.isFile()) continue;
		// A build beside this one may have renamed it since.
		const found = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
		bytes += found?.size ?? 0;
	}
	return { state: 'ok', text: `Cache: ${formatSize(bytes)} in ${relative(root, cache) || '.'}` };
}
