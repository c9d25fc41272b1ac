import { alone, type Errand } from './crew.ts';

/** Runs in a thread of a crew. Nobody can signal it: an abort ends the thread. */
export default function run(errand: Errand): Promise<unknown> {
	const crew = alone(new AbortController().signal);
	switch (errand.name) {
		case 'prepareTurns':
			return crew.prepareTurns(...errand.given);
		case 'measurePassages':
			return crew.measurePassages(...errand.given);
		case 'renderPassage':
			return crew.renderPassage(...errand.given);
	}
}
