import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseNewsletter } from '../../../integration/newsletter/parse.ts';
import { speak } from '../../../integration/script/spoken/spoken.ts';
import { hostNames } from '../../helpers/newsletter.ts';
import { writeOffline } from '../../script/stage.ts';

const folder = fileURLToPath(new URL('../../../content/newsletters', import.meta.url));
/** Turns of a script as long as an episode of a quarter of an hour has. */
const wanted = 40;

/** What the hosts say of the demo's English newsletter, 40 turns, the last of them those of the beginning again. */
export async function englishTurns(): Promise<string[]> {
	const name = (await readdir(folder)).find((file) => file.startsWith('043-'));
	if (!name) throw new Error(`There is no newsletter 043 in ${folder}.`);
	const file = path.join(folder, name);
	const newsletter = parseNewsletter(await readFile(file, 'utf8'), {
		id: path.basename(name, '.md'),
		file,
		language: 'en',
		hosts: hostNames,
	});
	const { turns } = await writeOffline(newsletter, { spoken: (text) => speak(text, 'en').text });
	return Array.from({ length: wanted }, (_, index) => turns[index % turns.length]?.spoken ?? '');
}
