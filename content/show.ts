import type { ShowOptions } from 'astro-newscast';

export default {
	title: 'Causa Raiz',
	description:
		'O que quebrou na tecnologia nesta semana, quem avisou e por que ninguém ouviu. ' +
		'Lia escreve software desde 1994 e não tem paciência; Marvin é um robô e não tem esperança. ' +
		'Toda segunda-feira, os dois leem a newsletter Causa Raiz e discordam dela com método.',
	language: 'pt-BR',
	author: 'Lia Torrano',
	owner: { name: 'Lia Torrano', email: 'lia@example.com' },
	category: ['News', 'Tech News'],
	cover: './public/cover.jpg',
	hosts: [
		{ id: 'lia', name: 'Lia' },
		{ id: 'marvin', name: 'Marvin' },
	],
	copyright: 'Lia Torrano',
} satisfies ShowOptions;
