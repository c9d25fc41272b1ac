import { closestTo } from '../closest.ts';
import type { Show } from '../options.ts';
import { Problem } from '../problem.ts';

/** Apple's categories and their subcategories, spelled as Apple wants them: https://podcasters.apple.com/support/1691 */
export const categories: Readonly<Record<string, readonly string[]>> = {
	Arts: ['Books', 'Design', 'Fashion & Beauty', 'Food', 'Performing Arts', 'Visual Arts'],
	Business: ['Careers', 'Entrepreneurship', 'Investing', 'Management', 'Marketing', 'Non-Profit'],
	Comedy: ['Comedy Interviews', 'Improv', 'Stand-Up'],
	Education: ['Courses', 'How To', 'Language Learning', 'Self-Improvement'],
	Fiction: ['Comedy Fiction', 'Drama', 'Science Fiction'],
	Government: [],
	History: [],
	'Health & Fitness': [
		'Alternative Health',
		'Fitness',
		'Medicine',
		'Mental Health',
		'Nutrition',
		'Sexuality',
	],
	'Kids & Family': ['Education for Kids', 'Parenting', 'Pets & Animals', 'Stories for Kids'],
	Leisure: [
		'Animation & Manga',
		'Automotive',
		'Aviation',
		'Crafts',
		'Games',
		'Hobbies',
		'Home & Garden',
		'Video Games',
	],
	Music: ['Music Commentary', 'Music History', 'Music Interviews'],
	News: [
		'Business News',
		'Daily News',
		'Entertainment News',
		'News Commentary',
		'Politics',
		'Sports News',
		'Tech News',
	],
	'Religion & Spirituality': [
		'Buddhism',
		'Christianity',
		'Hinduism',
		'Islam',
		'Judaism',
		'Religion',
		'Spirituality',
	],
	Science: [
		'Astronomy',
		'Chemistry',
		'Earth Sciences',
		'Life Sciences',
		'Mathematics',
		'Natural Sciences',
		'Nature',
		'Physics',
		'Social Sciences',
	],
	'Society & Culture': ['Documentary', 'Personal Journals', 'Philosophy', 'Places & Travel', 'Relationships'],
	Sports: [
		'Baseball',
		'Basketball',
		'Cricket',
		'Fantasy Sports',
		'Football',
		'Golf',
		'Hockey',
		'Rugby',
		'Running',
		'Soccer',
		'Swimming',
		'Tennis',
		'Volleyball',
		'Wilderness',
		'Wrestling',
	],
	Technology: [],
	'True Crime': [],
	'TV & Film': ['After Shows', 'Film History', 'Film Interviews', 'Film Reviews', 'TV Reviews'],
};

type Category = Show['category'][number];

/**
 * @throws {Problem} naming the closest category when Apple has none of a name, and for one that is given twice.
 */
export function checkCategories(list: Show['category']): void {
	for (const category of list) checkCategory(category);
	const names = list.map((category) => category.join(' > '));
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice === undefined) return;
	throw new Problem(`The show has the category \`${twice}\` twice.`, { hint: 'Name each category once.' });
}

function checkCategory([category, subcategory]: Category): void {
	const subcategories = Object.hasOwn(categories, category) ? categories[category] : undefined;
	if (subcategories === undefined) {
		const parent = Object.keys(categories).find((name) => categories[name]?.includes(category));
		throw new Problem(`The show's category \`${category}\` is not one of Apple's.`, {
			hint: parent
				? `It is a subcategory: write \`category: ['${parent}', '${category}']\`.`
				: suggest(category, Object.keys(categories)),
		});
	}
	if (subcategory === undefined || subcategories.includes(subcategory)) return;
	throw new Problem(
		`The show's subcategory \`${subcategory}\` is not one of Apple's under \`${category}\`.`,
		{
			hint:
				subcategories.length === 0
					? `\`${category}\` has none: write \`category: ['${category}']\`.`
					: suggest(subcategory, subcategories),
		},
	);
}

function suggest(name: string, known: readonly string[]): string {
	const closest = closestTo(name, known);
	return closest ? `Did you mean \`${closest}\`?` : `Choose one of: ${known.join(', ')}.`;
}
