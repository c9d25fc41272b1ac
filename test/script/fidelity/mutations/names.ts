/** Who is named in the corpus, for mutations that give one's words or deeds to another. */
export const namesIn: Readonly<
	Record<string, { people: readonly string[]; organisations: readonly string[] }>
> = {
	'041-a-conta-da-nuvem': { people: [], organisations: ['Tropelia', 'Jabuti Pay', 'Saracura'] },
	'042-edicao-de-finados': { people: [], organisations: ['Balança', 'Seguradora Aroeira', 'Nimbus Sertão'] },
	'043-nobody-asked-the-database': {
		people: [],
		organisations: ['Harrowgate Freight', 'Murmurly', 'Brasswick'],
	},
	'044-seis-anos-de-pix': { people: [], organisations: ['Quirera', 'Laboratório Trena', 'Cacimba'] },
	'balanco-da-capivara': { people: ['Hélio Sampaio'], organisations: ['Capivara Logística'] },
	'cartas-de-outubro': {
		people: ['Tereza Vilar', 'Naiara Falcão', 'Abelardo Cunha'],
		organisations: ['Jatobá Cloud'],
	},
	curta: { people: [], organisations: ['Babaçu Telecom'] },
	'deploy-na-sexta': { people: ['Carla Menezes'], organisations: ['Pitomba'] },
	'entrevista-da-padaria': {
		people: ['Beatriz Nogueira', 'Otávio Prado'],
		organisations: ['Fornalha', 'Siriema Dados'],
	},
	'incidente-do-pedagio': { people: ['Raquel Dutra'], organisations: ['Rodovale'] },
	'links-de-quinta': { people: ['Inês Bacelar', 'Olga Prates'], organisations: ['Graviola', 'Zumbit'] },
	'on-the-weight-of-settings': { people: ['Nora Whitfield'], organisations: ['Larkspur', 'Quillon'] },
	'questions-from-the-floor': { people: [], organisations: ['Copperline'] },
	'release-notes': { people: ['Ulla Brandt'], organisations: ['Packrat', 'Tallow', 'Herring'] },
	'the-standing-desk': { people: ['Gideon Marsh'], organisations: ['Altamont', 'Brindle', 'Fixture'] },
	'two-columns': { people: ['Paula Renn'], organisations: ['Fenwick Mutual', 'Meridian Coast'] },
};
