import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { availableParallelism, totalmem } from 'node:os';
import { findFfmpeg } from '../audio/ffmpeg.ts';
import { Problem, reasonOf } from '../problem.ts';
import { catalogue } from '../speech/models/catalogue.ts';
import { checkModel } from '../speech/models/check.ts';
import { foldersWith, modelsFolders, type Surroundings } from '../speech/models/locate.ts';
import { formatSize } from '../speech/models/size.ts';
import { type DeviceReport, probeDevices } from '../speech/onnx/onnx.ts';
import type { Finding } from './doctor-text.ts';

/** Optional packages, and what does without them. */
const packages = {
	'onnxruntime-node': 'Neural voices need it',
	'@echogarden/espeak-ng-emscripten': 'The built-in voices of pt-BR and all neural voices need it (GPL-3.0)',
} as const;

/** What this package reads from the environment. */
const variables = [
	'OPENAI_API_KEY',
	'OPENAI_BASE_URL',
	'HF_TOKEN',
	'HF_ENDPOINT',
	'NEWSCAST_MODELS',
	'FFMPEG_PATH',
	'HTTPS_PROXY',
	'VK_DRIVER_FILES',
];

/**
 * Node, cores, memory, optional packages, ffmpeg, and which variables are set: never what they are set to.
 * @param ffmpeg The option of the project.
 */
export async function machineFindings(
	env: Readonly<Record<string, string | undefined>>,
	ffmpeg: string | false | undefined,
): Promise<Finding[]> {
	const { versions, platform, arch } = process;
	const set = variables.filter((name) => env[name]);
	return [
		{ state: 'ok', text: `Node ${versions.node} on ${platform} ${arch}` },
		{ state: 'ok', text: `${availableParallelism()} cores, ${describeMemory()}` },
		...Object.entries(packages).map(([name, need]) => packageFinding(name, need)),
		await ffmpegFinding(ffmpeg, env),
		{ state: 'ok', text: `Variables that are set: ${set.join(', ') || 'none'}` },
	];
}

/** Of a container, where it is smaller than the machine. */
function describeMemory(): string {
	const limit = process.constrainedMemory();
	const all = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
	return `${formatSize(all)} of memory, ${formatSize(Math.min(all, process.availableMemory()))} of it free`;
}

function packageFinding(name: string, need: string): Finding {
	const version = versionOf(name);
	if (version !== undefined) return { state: 'ok', text: `${name} ${version}` };
	const hint = `${need}: \`npm install ${name}\`.`;
	return { state: 'note', text: `${name} is not installed`, hint };
}

function versionOf(name: string): string | undefined {
	try {
		const file = findPackageJSON(name, import.meta.url);
		return file && JSON.parse(readFileSync(file, 'utf8')).version;
	} catch {
		return undefined;
	}
}

async function ffmpegFinding(
	option: string | false | undefined,
	env: Readonly<Record<string, string | undefined>>,
): Promise<Finding> {
	try {
		const { FFMPEG_PATH, PATH } = env;
		const found = await findFfmpeg(option, { FFMPEG_PATH, PATH });
		if (found.path !== undefined) return { state: 'ok', text: `ffmpeg ${found.version}, ${found.path}` };
		return { state: 'note', text: `No ffmpeg: the built-in encoder is used. ${found.why.join(' ')}` };
	} catch (error) {
		return brokenFinding(error);
	}
}

/** Whatever was thrown: a look at what is broken must not break off. */
export function brokenFinding(error: unknown): Finding {
	const { hint } = error instanceof Problem ? error : {};
	return { state: 'broken', text: reasonOf(error), ...(hint !== undefined && { hint }) };
}

/** Each device by itself, with a small graph that has to come out right. None is broken: there is always another. */
export async function deviceFindings(
	probe: () => Promise<readonly DeviceReport[]> = probeDevices,
): Promise<Finding[]> {
	if (versionOf('onnxruntime-node') === undefined) {
		return [{ state: 'note', text: 'none: onnxruntime-node is not installed' }];
	}
	return (await probe()).map(({ device, ok, why, hint }) => {
		if (ok) return { state: 'ok', text: `${device}: gives the right numbers` };
		return { state: 'note', text: `${device}: ${why}`, ...(hint !== undefined && { hint }) };
	});
}

/** The folders that may have models, and the models in them, each read whole. */
export async function modelFindings(setting: Surroundings, signal: AbortSignal): Promise<Finding[]> {
	const folders = modelsFolders(undefined, setting);
	const findings: Finding[] = [];
	for (const model of catalogue) {
		for (const folder of foldersWith(model, folders)) {
			const faults = await checkModel(model, folder, signal);
			if (faults.length === 0) findings.push({ state: 'ok', text: `${model.id}: whole, in ${folder}` });
			else {
				const text = `${model.id}: ${faults.map(({ file, fault }) => `${file} ${fault}`).join('; ')}, in ${folder}`;
				findings.push({ state: 'note', text, hint: `Run \`npx newscast models pull ${model.id}\`.` });
			}
		}
	}
	if (findings.length === 0)
		findings.push({ state: 'note', text: 'none: `npx newscast models list` shows some' });
	const looked = folders.map(({ path, because }) => `${path} (${because})`).join(', ');
	return [...findings, { state: 'ok', text: `Looked for in ${looked || 'no folder'}` }];
}
