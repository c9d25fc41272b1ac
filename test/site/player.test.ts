import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Episode } from '../../integration/episode/episode.ts';
import { openBrowser } from '../helpers/browser.ts';
import { englishEpisodeFixture, episodeFixture } from '../helpers/episodes.ts';
import { siteFixture } from './fixtures.ts';
import { type PlayedSite, playSite } from './played-site.ts';

const browser = await openBrowser();
const path = '/podcast/2026/042/';
const played = 'audio[data-newscast]';

/** An episode whose words are heard two in a second. */
function spokenEpisode(): Episode {
	const episode = episodeFixture();
	const cues = episode.cues.map((cue) => ({
		...cue,
		words: cue.text.split(' ').flatMap((_, place) => [place * 500, place * 500 + 400]),
	}));
	return { ...episode, cues, waveform: Array.from({ length: 200 }, (_, place) => (place % 10) / 10) };
}

describe.skipIf(!browser)('the player', () => {
	let site: PlayedSite;

	beforeAll(async () => {
		if (!browser) return;
		site = await playSite(browser, siteFixture({ episodes: [englishEpisodeFixture(), spokenEpisode()] }));
	});
	afterAll(async () => {
		await site?.[Symbol.asyncDispose]();
		await browser?.close();
	});

	const time = (page: Page) => page.$eval(played, (audio) => (audio as HTMLAudioElement).currentTime);
	const paused = (page: Page) => page.$eval(played, (audio) => (audio as HTMLAudioElement).paused);
	const playing = (page: Page) =>
		page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) % 1 > 0);
	const button = (page: Page, name: string) => page.locator(`[data-newscast-do=${name}]`);
	const word = (page: Page) => page.evaluate(() => [...(CSS.highlights.get('newscast-word') ?? [])].join(''));

	async function seekTo(page: Page, seconds: number): Promise<void> {
		await page.$eval(
			played,
			(audio, to) => {
				(audio as HTMLAudioElement).currentTime = to;
			},
			seconds,
		);
	}

	test('a time in the transcript plays from its turn, marks it and can be shared', async () => {
		const page = await site.open(path);
		await page.click('#turn-t4 a');
		await page.waitForSelector('#turn-t4[aria-current=true]');
		expect(await time(page)).toBeGreaterThanOrEqual(44.6);
		expect(new URL(page.url()).hash).toBe('#t=44');
		expect(await page.locator('nav li[aria-current=true]').textContent()).toContain('Orçamento');
		expect(
			await page.$eval('.bar select', (list) => (list as HTMLSelectElement).selectedOptions[0]?.text),
		).toBe('Orçamento');
		await page.close();
	});

	test.each(['#t=81', '#t=1:21', '#t=1m21s'])('%s is where the player starts', async (moment) => {
		const page = await site.open(path + moment);
		expect(await time(page)).toBe(81);
		expect(await paused(page)).toBe(true);
		expect(await page.locator('[data-newscast-clock]').textContent()).toBe('1:21');
		await page.close();
	});

	test('a link to the present moment is copied', async () => {
		const page = await site.open(`${path}#t=1:21`, { permissions: ['clipboard-read', 'clipboard-write'] });
		await button(page, 'share').click();
		await page.getByText('Link copiado').waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
			'https://example.com/podcast/2026/042/#t=81',
		);
		await page.close();
	});

	test('a link that cannot be copied is shown', async () => {
		const page = await site.open(path);
		await page.evaluate(() => {
			navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'));
		});
		await button(page, 'share').click();
		await page.getByText('https://example.com/podcast/2026/042/#t=0').waitFor();
		await page.close();
	});

	test('words are highlighted as they are heard', async () => {
		const page = await site.open(path);
		await page.click('#turn-t4 a');
		await page.waitForFunction(() => CSS.highlights.has('newscast-word'));
		await seekTo(page, 44.6 + 2.6);
		await page.waitForFunction(() => [...(CSS.highlights.get('newscast-word') ?? [])].join('') === 'segundo');
		await page.close();
	});

	test('where words have no times, turns are marked', async () => {
		const page = await site.open('/podcast/2026/043/');
		await page.click('#turn-e2 a');
		await page.waitForSelector('#turn-e2[aria-current=true]');
		expect(await word(page)).toBe('');
		await page.close();
	});

	test('browsers that cannot highlight words mark turns, and ask for no times', async () => {
		const page = await site.open('/own/');
		const requested: string[] = [];
		const errors: Error[] = [];
		page.on('request', (request) => requested.push(request.url()));
		page.on('pageerror', (error) => errors.push(error));
		await page.addInitScript(() => Object.defineProperty(CSS, 'highlights', { value: undefined }));
		await page.goto(site.origin + path);
		await page.click('#turn-t4 a');
		await playing(page);
		expect(await page.locator('#turn-t4').getAttribute('aria-current')).toBe('true');
		expect(requested.filter((url) => url.endsWith('.json'))).toEqual([]);
		expect(errors).toEqual([]);
		await page.close();
	});

	test('what is heard stays in view until the listener scrolls away, and a button leads back', async () => {
		const page = await site.open(path, { viewport: { width: 360, height: 500 }, reducedMotion: 'reduce' });
		const isVisible = (turn: string) =>
			page.$eval(turn, (element) => {
				const { top, bottom } = element.getBoundingClientRect();
				return top < innerHeight && bottom > 0;
			});
		await button(page, 'follow').click();
		await page.click('#turn-t1 a');
		await playing(page);
		await page.$eval('#turn-t1', (turn) => turn.scrollIntoView({ block: 'center' }));
		await page.waitForTimeout(600);
		await seekTo(page, 50);
		await page.waitForSelector('#turn-t4[aria-current=true]');
		await expect.poll(() => isVisible('#turn-t4')).toBe(true);
		expect(await button(page, 'return').isVisible()).toBe(false);
		await page.waitForTimeout(1200);

		await page.$eval('#turn-t1', (turn) => turn.scrollIntoView({ block: 'center' }));
		await button(page, 'return').waitFor({ state: 'visible' });
		expect(await isVisible('#turn-t4')).toBe(false);
		await button(page, 'return').click();
		await expect.poll(() => isVisible('#turn-t4')).toBe(true);
		expect(await page.evaluate(() => document.activeElement?.closest('.turn')?.id)).toBe('turn-t4');
		await page.close();
	});

	test('no way back is offered to what can be seen', async () => {
		const page = await site.open(path, { viewport: { width: 1280, height: 800 } });
		const top = await page.$eval('#turn-t1', (turn) => turn.getBoundingClientRect().top);
		// Low enough that nobody would scroll there.
		await page.setViewportSize({ width: 1280, height: Math.round(top) + 60 });
		await button(page, 'play').click();
		await playing(page);
		await page.waitForSelector('#turn-t1[aria-current=true]');
		expect(await button(page, 'return').isVisible()).toBe(false);
		await page.close();
	});

	test('following can be switched off, which is remembered, and is off where less motion is wanted', async () => {
		const page = await site.open(path);
		expect(await button(page, 'follow').getAttribute('aria-pressed')).toBe('true');
		await page.click('#turn-t4 a');
		await page.waitForFunction(() => CSS.highlights.has('newscast-word'));
		await button(page, 'follow').click();
		expect(await word(page)).toBe('');
		await page.reload();
		expect(await button(page, 'follow').getAttribute('aria-pressed')).toBe('false');
		await page.close();
		const calm = await site.open(path, { reducedMotion: 'reduce' });
		expect(await button(calm, 'follow').getAttribute('aria-pressed')).toBe('false');
		await calm.close();
	});

	test('k, j and l work on the episode, and only there', async () => {
		const page = await site.open(`${path}#t=40`);
		await page.keyboard.press('l');
		expect(await time(page)).toBe(40);
		await page.focus('#turn-t1 a');
		await page.keyboard.press('j');
		expect(await time(page)).toBe(30);
		await page.keyboard.press('l');
		expect(await time(page)).toBe(40);
		await page.keyboard.press('Control+l');
		expect(await time(page)).toBe(40);
		await page.focus('[data-newscast-speed]');
		await page.keyboard.press('l');
		expect(await time(page)).toBe(40);
		await page.focus('.bar input');
		await page.keyboard.press('k');
		await playing(page);
		await page.keyboard.press('k');
		expect(await paused(page)).toBe(true);
		await page.close();
	});

	test('everything can be done with the keyboard alone', async () => {
		const page = await site.open(path);
		const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-newscast-do'));
		for (let tabs = 0; tabs < 20 && (await focused()) !== 'play'; tabs++) await page.keyboard.press('Tab');
		expect(await page.getByRole('button', { name: 'Tocar' }).count()).toBe(1);
		await page.keyboard.press('Space');
		await playing(page);
		await page.getByRole('button', { name: 'Pausar' }).waitFor();
		await page.keyboard.press('Space');
		await page.keyboard.press('Tab');
		const slider = page.getByRole('slider', { name: 'Posição' });
		const before = await time(page);
		await page.keyboard.press('PageUp');
		expect(await time(page)).toBeGreaterThan(before + 5);
		await page.keyboard.press('Home');
		expect(await time(page)).toBe(0);
		expect(await slider.getAttribute('aria-valuetext')).toBe('0:00 de 1:33');
		const reached: (string | null | undefined)[] = [];
		for (let tabs = 0; tabs < 9; tabs++) {
			await page.keyboard.press('Tab');
			reached.push(await focused());
		}
		// Chapters come first; speed and volume are no buttons.
		expect(reached).toEqual([null, 'previous', 'back', 'leap', 'next', null, 'mute', null, 'share']);
		await page.close();
	});

	test('the waveform is a place to click', async () => {
		const page = await site.open(path, { viewport: { width: 1280, height: 800 } });
		const box = await page.locator('.bar input').boundingBox();
		if (!box) throw new Error('the slider has a place');
		await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
		expect(await time(page)).toBeCloseTo(93.4 / 2, 0);
		expect(await page.locator('[data-newscast-clock]').textContent()).toBe('0:46');
		expect(await page.locator('.bar svg path.author').getAttribute('d')).toMatch(/^M0\.5-4v8M/);
		await page.close();
	});

	test('an episode that was published without levels has a plain bar', async () => {
		const page = await site.open('/podcast/2026/043/');
		expect(await page.locator('.bar svg path.line').getAttribute('d')).toMatch(/^M0\.0 0H/);
		await page.close();
	});

	test('buttons go back ten seconds and on thirty, and never beyond the episode', async () => {
		const page = await site.open(`${path}#t=15`);
		const places: number[] = [];
		for (const way of ['back', 'back', 'leap', 'leap', 'leap', 'leap']) {
			await button(page, way).click();
			places.push(await time(page));
		}
		expect(places).toEqual([5, 0, 30, 60, 90, 93.4]);
		await page.close();
	});

	test('chapters are stepped through, and a second step back leaves the chapter', async () => {
		const page = await site.open(`${path}#t=46`);
		const steps: number[] = [];
		for (const step of ['next', 'next', 'previous', 'previous', 'previous', 'previous']) {
			await button(page, step).click();
			steps.push(await time(page));
		}
		expect(steps).toEqual([81, 81, 44.6, 9.8, 0, 0]);
		await page.close();
	});

	test('a chapter chosen from the player’s list is played', async () => {
		const page = await site.open(path);
		await page.getByRole('combobox', { name: 'Capítulo' }).selectOption('Orçamento');
		await playing(page);
		expect(await time(page)).toBeGreaterThanOrEqual(44.6);
		expect(await page.locator('#turn-t4').getAttribute('aria-current')).toBe('true');
		await page.close();
	});

	test('the waveform says what is where the mouse points, and a click beside a chapter’s mark meets it', async () => {
		const page = await site.open(path, { viewport: { width: 1280, height: 800 } });
		const box = await page.locator('.bar input').boundingBox();
		if (!box) throw new Error('the slider has a place');
		const [x, y] = [box.x + (box.width * 44.6) / 93.4 + 3, box.y + 10];
		const preview = page.locator('[data-newscast-preview]');
		expect(await preview.isVisible()).toBe(false);
		await page.mouse.move(x, y);
		expect(await preview.textContent()).toBe('0:44 · Orçamento');
		expect(await preview.isVisible()).toBe(true);
		await page.mouse.click(x, y);
		expect(await time(page)).toBe(44.6);
		await page.mouse.move(x, y + 300);
		expect(await preview.isVisible()).toBe(false);
		await page.close();
	});

	test('volume is set and remembered, and m is silence', async () => {
		const page = await site.open(path);
		const state = () =>
			page.$eval(played, (audio) => {
				const { muted, volume } = audio as HTMLAudioElement;
				return { muted, volume };
			});
		const slider = page.getByRole('slider', { name: 'Volume' });
		const mute = page.getByRole('button', { name: 'Silenciar' });
		await slider.focus();
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('ArrowLeft');
		expect(await state()).toEqual({ muted: false, volume: 0.9 });
		await page.keyboard.press('m');
		expect(await state()).toEqual({ muted: true, volume: 0.9 });
		await expect.poll(() => mute.getAttribute('aria-pressed')).toBe('true');
		expect(await slider.inputValue()).toBe('0');
		await mute.click();
		await expect.poll(() => slider.inputValue()).toBe('0.9');
		await page.reload();
		expect(await state()).toEqual({ muted: false, volume: 0.9 });
		expect(await time(page)).toBe(0);
		await page.close();
	});

	test('a phone has buttons of its own for volume', async () => {
		const page = await site.open(path, { isMobile: true, hasTouch: true });
		expect(await page.locator('[data-newscast-volume]').isVisible()).toBe(false);
		await page.close();
	});

	test('speed and place are remembered, and the place is forgotten at the end', async () => {
		const page = await site.open(path);
		await page.selectOption('[data-newscast-speed]', '1.5');
		await page.click('#turn-t4 a');
		await playing(page);
		await page.keyboard.press('k');
		const left = await time(page);
		await page.goto(site.origin + path);
		expect(await time(page)).toBeCloseTo(left, 3);
		expect(await paused(page)).toBe(true);
		await button(page, 'play').click();
		await playing(page);
		expect(await page.$eval(played, (audio) => (audio as HTMLAudioElement).playbackRate)).toBe(1.5);
		expect(await page.inputValue('[data-newscast-speed]')).toBe('1.5');
		await seekTo(page, 93.2);
		await page.waitForFunction(() => document.querySelector('audio')?.ended);
		await page.reload();
		expect(await time(page)).toBe(0);
		await page.close();
	});

	test('a shared moment goes before the remembered place, and does not replace it', async () => {
		const page = await site.open(path);
		await page.click('#turn-t4 a');
		await playing(page);
		await page.keyboard.press('k');
		const left = await time(page);
		await page.goto(`${site.origin}/own/#t=1:21`);
		expect(await time(page)).toBe(81);
		await page.goto(site.origin + path);
		expect(await time(page)).toBeCloseTo(left, 3);
		await page.close();
	});

	test('nothing fails where storage is forbidden', async () => {
		const page = await site.open('/own/');
		const errors: Error[] = [];
		page.on('pageerror', (error) => errors.push(error));
		await page.addInitScript(() => {
			Object.defineProperty(window, 'localStorage', {
				get() {
					throw new DOMException('forbidden', 'SecurityError');
				},
			});
		});
		await page.goto(site.origin + path);
		await page.selectOption('[data-newscast-speed]', '2');
		await button(page, 'play').click();
		await playing(page);
		expect(await page.$eval(played, (audio) => (audio as HTMLAudioElement).playbackRate)).toBe(2);
		expect(errors).toEqual([]);
		await page.close();
	});

	test('the system knows what plays, and its keys step through chapters', async () => {
		const page = await site.open('/own/');
		await page.addInitScript(() => {
			const handlers: Record<string, (details: object) => void> = {};
			Object.assign(window, { handlers });
			navigator.mediaSession.setActionHandler = (action, handler) => {
				handlers[action] = handler as (details: object) => void;
			};
		});
		await page.goto(site.origin + path);
		await button(page, 'play').click();
		await playing(page);
		expect(
			await page.evaluate(() => {
				const { title, artist, album, artwork } = navigator.mediaSession.metadata as MediaMetadata;
				return [title, artist, album, artwork[0]?.src];
			}),
		).toEqual([
			'Navegadores leves, orçamento pesado',
			'Ana Souza',
			'Direto da Redação',
			`${site.origin}/podcast/share/cover.5e6f7a8b9c.jpg`,
		]);
		await page.evaluate('handlers.pause({}); handlers.seekto({ seekTime: 20 }); handlers.nexttrack({})');
		expect(await time(page)).toBe(44.6);
		await page.evaluate('handlers.seekbackward({})');
		expect(await time(page)).toBeCloseTo(34.6);
		await page.close();
	});

	test('one player at a time', async () => {
		const page = await site.open(path);
		await button(page, 'play').click();
		await playing(page);
		await page.$eval(played, async (audio) => {
			const other = audio.cloneNode() as HTMLAudioElement;
			other.dataset['newscast'] = 'other';
			document.body.append(other);
			await other.play();
		});
		await expect.poll(() => paused(page)).toBe(true);
		await page.close();
	});

	test('where the sound is not there, the browser’s own player says so', async () => {
		const page = await site.open('/own/');
		await page.route('**/*.mp3', (route) => route.fulfill({ status: 404 }));
		await page.goto(site.origin + path);
		await button(page, 'play').click();
		await page.waitForSelector(`${played}[controls]`);
		expect(await button(page, 'play').isVisible()).toBe(false);
		await page.close();
	});

	test('without a script the browser’s player is there, and times lead to their turns', async () => {
		const page = await site.open(path, { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
		expect(await page.locator(played).isVisible()).toBe(true);
		for (const control of ['play', 'leap', 'share', 'follow', 'return']) {
			expect(await button(page, control).isVisible()).toBe(false);
		}
		await page.click('nav a[href="#t=81"]');
		const box = await page.locator('#turn-t5').boundingBox();
		expect(box?.y).toBeGreaterThan(0);
		expect(box?.y).toBeLessThan(640);
		await page.close();
	});
});
