import { expect, test } from 'vitest';
import { toChaptersJson } from '../../integration/publish/chapters-json.ts';
import { episodeFixture } from '../helpers/episodes.ts';

test('chapters as JSON, in seconds', () => {
	expect(JSON.parse(toChaptersJson(episodeFixture()))).toEqual({
		version: '1.2.0',
		title: 'Navegadores leves, orçamento pesado',
		chapters: [
			{ startTime: 0, endTime: 9.8, title: 'Abertura' },
			{ startTime: 9.8, endTime: 44.6, title: 'Navegadores leves' },
			{ startTime: 44.6, endTime: 81, title: 'Orçamento' },
			{ startTime: 81, endTime: 93.4, title: 'Encerramento' },
		],
	});
});

test('the first chapter starts at 0 and titles have no emoji', () => {
	const chapters = [{ section: 'opening', title: '🚀 Abertura\u0007', start: 0.12, end: 3.0004 }];
	expect(JSON.parse(toChaptersJson(episodeFixture({ chapters }))).chapters).toEqual([
		{ startTime: 0, endTime: 3, title: 'Abertura' },
	]);
});
