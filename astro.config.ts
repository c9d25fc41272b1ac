import { defineConfig } from 'astro/config';
import newscast from 'astro-newscast';
import markdown from './content/markdown.ts';
import show from './content/show.ts';

export default defineConfig({
	site: 'https://newsletter.example.com',
	srcDir: './content',
	// Outside node_modules, so that `npm ci` does not throw away speech that was already made.
	cacheDir: './.cache',
	markdown: { processor: markdown, shikiConfig: { theme: 'github-dark-high-contrast' } },
	integrations: [newscast({ show, newsletterPage: '/newsletters/[id]/' })],
});
