import { readFile } from 'node:fs/promises';
import type { MasterRequest } from '../../../integration/audio/audio.ts';
import { mastering } from '../../../integration/audio/mastering.ts';
import { using } from '../../../integration/using.ts';

/** Masters what a file of JSON asks for, as a build does, and prints what came of it. */
const [, , file = ''] = process.argv;
const request: MasterRequest = JSON.parse(await readFile(file, 'utf8'));
const master = await using(mastering({ threads: 1 }), (pool) =>
	pool.master(request, new AbortController().signal),
);
console.log(JSON.stringify(master));
