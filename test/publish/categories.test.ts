import { expect, test } from 'vitest';
import { Problem } from '../../integration/problem.ts';
import { categories, checkCategories } from '../../integration/publish/categories.ts';

test('there are as many as Apple has', () => {
	expect(Object.keys(categories)).toHaveLength(19);
	expect(Object.values(categories).flat()).toHaveLength(91);
});

test.each([[['Technology']], [['News', 'Tech News']], [['Religion & Spirituality', 'Religion']]] as const)(
	'%j is accepted',
	([...category]) => {
		expect(() => checkCategories([[...category] as [string]])).not.toThrow();
	},
);

test.each([
	[['technology'], 'Did you mean `Technology`?'],
	[['Kids and Family'], 'Did you mean `Kids & Family`?'],
	[['News', 'Teck News'], 'Did you mean `Tech News`?'],
	[['Technology', 'Tech News'], "`Technology` has none: write `category: ['Technology']`."],
	[['Tech News'], "It is a subcategory: write `category: ['News', 'Tech News']`."],
	[['Comedy', 'Zzzzzzzzzz'], 'Choose one of: Comedy Interviews, Improv, Stand-Up.'],
	[['constructor'], 'Choose one of: Arts,'],
])('%j is refused: %s', (category, hint) => {
	const check = () => checkCategories([['News'], category as [string]]);
	expect(check).toThrow(Problem);
	expect(check).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }));
});

test('several are accepted, and none twice', () => {
	expect(() => checkCategories([['News', 'Tech News'], ['News'], ['Technology']])).not.toThrow();
	expect(() => checkCategories([['News'], ['Technology'], ['News']])).toThrow('the category `News` twice');
});
