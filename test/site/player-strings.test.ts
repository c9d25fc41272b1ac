import { expect, test } from 'vitest';
import { playerStrings } from '../../integration/site/player-strings.ts';

test('every word of the player is there in both languages, and translated', () => {
	const { en, 'pt-BR': portuguese } = playerStrings;
	expect(Object.keys(portuguese)).toEqual(Object.keys(en));
	const say = (words: typeof en) => Object.values({ ...words, of: words.of('9:10') });
	for (const [place, english] of say(en).entries()) {
		expect(english).toMatch(/\S/);
		// Which is the same word.
		if (english !== en.volume) expect(say(portuguese)[place]).not.toBe(english);
	}
});
