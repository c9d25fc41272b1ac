import { join, resolve } from 'node:path';
import { count } from '../count.ts';
import { Problem } from '../problem.ts';
import { catalogue, findModels, folderOf, type Model, publicHub } from '../speech/models/catalogue.ts';
import { checkModel } from '../speech/models/check.ts';
import {
	foldersWith,
	locateModel,
	type ModelsFolder,
	modelsFolders,
	type Surroundings,
	writableFolder,
} from '../speech/models/locate.ts';
import { type PullOptions, previewPull, pullModel } from '../speech/models/pull.ts';
import { formatSize } from '../speech/models/size.ts';
import { readArguments, UsageProblem } from './arguments.ts';
import type { Command, Io } from './command.ts';
import { formatFiles, formatLicence, formatModel, progressLines } from './models-text.ts';

const help = `Usage: newscast models list
       newscast models pull <id or language>... [--dry-run]
       newscast models check [<id or language>...]

Neural voices that can be downloaded. A language, \`en\` or \`pt-BR\`, stands for two small voices of it.

  list    Shows the models there are, their licences, and which of them are here
  pull    Downloads models, shows their licences and sizes first, and compares what came. What was interrupted goes on
  check   Reads the models that are here, or those you name, and says what is wrong with them

Options:
  --models <folder>  Where models are and go; otherwise NEWSCAST_MODELS, a mounted /runpod-volume or /workspace,
                     and the user's cache, in this order
  --dry-run          With pull: asks the hub, shows what would be downloaded, and stops

HF_ENDPOINT names a mirror of the hub, HF_TOKEN an access token for it.
`;

const options = { models: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;

/** What differs in tests. */
export interface ModelsSetting extends Surroundings {
	models?: readonly Model[];
	patience?: PullOptions['patience'];
}

interface Task {
	folders: readonly ModelsFolder[];
	models: readonly Model[];
	setting: ModelsSetting;
	io: Io;
}

/** Lists, downloads and checks models. */
export const models: Command = modelsCommand();

/** The command, in surroundings that can be made up. */
export function modelsCommand(setting: ModelsSetting = {}): Command {
	return {
		help,
		async run(args, io) {
			const { values, positionals } = readArguments(args, options);
			const [task, ...names] = positionals;
			const { models: folder, 'dry-run': dryRun = false } = values;
			const known = setting.models ?? catalogue;
			const wanted = findModels(names, known);
			const here: Task = {
				folders: modelsFolders(folder && resolve(io.root, folder), setting),
				models: known,
				setting,
				io,
			};
			if (dryRun && task !== 'pull') throw usage('has --dry-run for `pull` only');
			if (task === 'list' && wanted.length === 0) return list(here);
			if (task === 'pull' && wanted.length > 0) {
				for (const model of wanted) await pull(model, dryRun, here);
				return;
			}
			if (task === 'check') return check(wanted, here);
			if (task === 'pull') throw usage('wants to know which models to pull');
			if (task === 'list') throw usage('lists all models');
			throw usage('has the tasks `list`, `pull` and `check`');
		},
	};
}

function usage(what: string): UsageProblem {
	return new UsageProblem(`\`newscast models\` ${what}.`, {
		hint: 'For example `newscast models list`, `newscast models pull pt-BR`, `newscast models pull kokoro:v1.0`.',
	});
}

async function list({ models: known, folders, io }: Task): Promise<void> {
	for (const model of known) {
		const located = locateModel(model, folders);
		const [broken] = foldersWith(model, folders);
		const folder = located?.folder ?? broken;
		io.out(formatModel(model, folder === undefined ? undefined : { folder, whole: located !== undefined }));
	}
}

async function pull(model: Model, dryRun: boolean, { folders, setting, io }: Task): Promise<void> {
	const { env = process.env } = setting;
	io.out(formatLicence(model));
	const located = locateModel(model, folders);
	const folder = await folderFor(model, dryRun, located?.folder, { folders, io });
	const progress = progressLines();
	const pullOptions: PullOptions = {
		folder,
		endpoint: env['HF_ENDPOINT'] || publicHub,
		token: env['HF_TOKEN'] || undefined,
		signal: io.signal,
		...(setting.patience && { patience: setting.patience }),
		report(event) {
			if (event.kind === 'plan') io.out(formatFiles(event.plan));
			else io.err(progress(event));
		},
	};
	if (dryRun) return io.out(formatFiles(await previewPull(model, pullOptions)));
	const { files } = await pullModel(model, pullOptions);
	const size = formatSize(files.reduce((sum, { bytes }) => sum + bytes, 0));
	io.out(`${model.id} is whole: ${size} in ${join(folder, folderOf(model))}\n`);
}

/** The folder that has the model, else the first that can be written to. */
async function folderFor(
	model: Model,
	dryRun: boolean,
	located: string | undefined,
	{ folders, io }: Pick<Task, 'folders' | 'io'>,
): Promise<string> {
	const having = folders.find(({ path }) => join(path, folderOf(model)) === located);
	if (having) return having.path;
	// Finding out which one can be written to would make it.
	if (dryRun && folders[0]) return folders[0].path;
	const { path, passedOver } = await writableFolder(folders);
	for (const { path: other, reason } of passedOver) io.err(`${other} is passed over: ${reason}\n`);
	return path;
}

async function check(wanted: readonly Model[], { models: known, folders, io }: Task): Promise<void> {
	let damaged = 0;
	let checked = 0;
	const missing: string[] = [];
	for (const model of wanted.length > 0 ? wanted : known) {
		const found = foldersWith(model, folders);
		if (found.length === 0) missing.push(model.id);
		for (const folder of found) {
			const faults = await checkModel(model, folder, io.signal);
			checked += 1;
			io.out(`${model.id}: ${faults.length === 0 ? 'whole' : 'damaged'}, in ${folder}\n`);
			for (const { file, fault } of faults) io.out(`  ${file} ${fault}\n`);
			if (faults.length > 0) damaged += 1;
		}
	}
	if (damaged > 0) {
		throw new Problem(`Of ${count(checked, 'model')}, ${damaged} cannot be used.`, {
			hint: 'Run `newscast models pull <id>`: what is right is not downloaded again.',
		});
	}
	if (wanted.length > 0 && missing.length > 0) {
		throw new Problem(`${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not here.`, {
			hint: `Run \`newscast models pull ${missing.join(' ')}\`.`,
		});
	}
	if (checked === 0) io.err('There are no models here.\n');
}
