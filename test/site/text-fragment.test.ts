import { expect, test } from 'vitest';
import { textFragment } from '../../integration/site/text-fragment.ts';

test('a short passage is named whole', () => {
	expect(textFragment('Cobrar por hora é aluguel.')).toBe('#:~:text=Cobrar%20por%20hora%20%C3%A9%20aluguel.');
});

test('a long one is named by its first and last words', () => {
	const passage = 'One two three four five six seven eight nine ten eleven, twelve thirteen.';
	expect(textFragment(passage)).toBe(
		'#:~:text=One%20two%20three%20four%20five,nine%20ten%20eleven%2C%20twelve%20thirteen.',
	);
});

test('quotes and dashes, which pages typeset, are left out of it', () => {
	expect(textFragment('"Not so", he said — and left the room')).toBe(
		'#:~:text=Not%20so,and%20left%20the%20room',
	);
});

test('a hyphen is escaped, because it means something in a directive', () => {
	expect(textFragment('two-pass scripts')).toBe('#:~:text=two%2Dpass%20scripts');
});

test('a passage without words has no target', () => {
	expect(textFragment('— …')).toBe('');
});
