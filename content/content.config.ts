import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { languages } from '../integration/newsletter/newsletter.ts';
import show from './show.ts';

const newsletters = defineCollection({
	loader: glob({ base: './content/newsletters', pattern: '**/*.md' }),
	schema: z.object({
		title: z.string(),
		description: z.string(),
		date: z.date(),
		number: z.number().int().positive(),
		language: z.enum(languages).default(show.language),
		draft: z.boolean().default(false),
	}),
});

export const collections = { newsletters };
