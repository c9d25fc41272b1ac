import { describe, expect, test } from 'vitest';
import { episodeGuid, podcastGuid } from '../../integration/publish/guid.ts';

describe('podcast:guid', () => {
	test.each([
		['https://podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
		['http://podnews.net/rss/', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
		['https://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
	])('%s, as the namespace publishes it', (url, guid) => {
		expect(podcastGuid(url)).toBe(guid);
	});
});

describe('episode GUIDs', () => {
	test('never change: these are in the feeds of listeners', () => {
		expect(episodeGuid('2026/042')).toBe('urn:uuid:28afb00c-050f-5a5c-b729-45ebf78fe813');
		expect(episodeGuid('edição-42')).toBe('urn:uuid:7a595d49-ff7f-5ee8-a6e8-50a898d000c3');
	});

	test('differ between newsletters', () => {
		expect(episodeGuid('042')).not.toBe(episodeGuid('2026/042'));
	});
});
