import { basename } from 'node:path';
import type { Model } from '../speech/models/catalogue.ts';
import type { PlannedFile, PullPlan } from '../speech/models/plan.ts';
import type { PullEvent } from '../speech/models/pull.ts';
import { recordName } from '../speech/models/record.ts';
import { formatSize, sizeOf } from '../speech/models/size.ts';

/** Where a model is. */
export interface Whereabouts {
	folder: string;
	whole: boolean;
}

/** A model in a list. */
export function formatModel(model: Model, here: Whereabouts | undefined): string {
	const voices = model.files.filter(({ kind }) => kind === 'style').map(({ name }) => basename(name, '.bin'));
	return [
		`${model.id.padEnd(26)} ${model.languages.join(', ').padEnd(10)} ${describeSize(model)}`,
		...(voices.length > 0 ? [`  Voices: ${voices.join(', ')}`] : []),
		`  Licence: ${model.licence}`,
		`  ${whereabouts(here)}`,
		'',
	].join('\n');
}

function whereabouts(here: Whereabouts | undefined): string {
	if (here === undefined) return 'Not here';
	return here.whole ? `Here: ${here.folder}` : `Not whole, pull goes on: ${here.folder}`;
}

function describeSize(model: Model): string {
	const bytes = sizeOf([model]);
	return bytes === undefined ? 'size: the hub tells' : `about ${formatSize(bytes)}`;
}

/** What is shown before anything is asked for. */
export function formatLicence({ id, languages, licence }: Model): string {
	return `${id} (${languages.join(', ')})\nLicence: ${licence}\n`;
}

/** What will be downloaded, and what it will be compared with. */
export function formatFiles({ model, folder, commit, files }: PullPlan): string {
	const missing = files.filter(({ here }) => here === undefined);
	const total = missing.reduce((sum, { bytes }) => sum + bytes, 0);
	const longest = Math.max(...files.map(({ file }) => file.name.length));
	const at = commit === undefined ? `revision ${model.revision}` : `commit ${commit}`;
	return [
		`From: ${model.repository}, ${at}`,
		`Into: ${folder}`,
		...files.map(
			(planned) =>
				`  ${planned.file.name.padEnd(longest)}  ${formatSize(planned.bytes).padStart(8)}  ${compared(planned)}`,
		),
		...(missing.some(({ digestOf }) => digestOf === 'hub' || digestOf === 'nobody')
			? [
					`The catalogue does not know the hashes of all files: what comes now is believed, and kept in ${recordName}.`,
				]
			: []),
		`To download: ${formatSize(total)}`,
		'',
	].join('\n');
}

function compared({ here, digestOf, digest }: PlannedFile): string {
	if (here !== undefined) return 'is here';
	const hash = digest?.algorithm === 'git' ? 'git hash' : 'SHA-256';
	return {
		catalogue: 'will be compared with the SHA-256 in the catalogue',
		record: 'will be compared with the SHA-256 of the first download',
		hub: `will be compared with the ${hash} that the hub gives`,
		nobody: 'nobody knows its hash: only its size will be compared',
	}[digestOf];
}

/** Turns events into lines: for a file one at its beginning, at every tenth of it, and one at its end. */
export function progressLines(): (event: Exclude<PullEvent, { kind: 'plan' }>) => string {
	const shown = new Map<string, number>();
	return (event) => {
		switch (event.kind) {
			case 'progress': {
				const tenth = event.of === 0 ? 10 : Math.floor((event.bytes / event.of) * 10);
				if (shown.get(event.name) === tenth) return '';
				shown.set(event.name, tenth);
				return `${event.name}: ${formatSize(event.bytes)} of ${formatSize(event.of)}\n`;
			}
			case 'retry':
				return `${event.name}: ${event.reason} Trying again in ${Math.ceil(event.seconds)} s.\n`;
			case 'file':
				return `${event.name}: whole, SHA-256 ${event.sha256}\n`;
		}
	};
}
