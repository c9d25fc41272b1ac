import { configDefaults, defineConfig } from 'vitest/config';

/** Folders whose tests leave nothing behind in a process, and so can share one: most of their time went into loading. */
const sharing = ['newsletter', 'publish', 'script', 'store'].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
	test: {
		setupFiles: ['test/helpers/fixed-seed.ts'],
		// Scenarios build whole sites and speak real sentences.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		maxWorkers: 2,
		projects: [
			{ extends: true, test: { name: 'text', include: sharing, isolate: false } },
			{
				extends: true,
				test: {
					name: 'sound and sites',
					include: ['test/**/*.test.ts'],
					exclude: [...configDefaults.exclude, ...sharing],
				},
			},
		],
	},
});
