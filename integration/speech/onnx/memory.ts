import { reasonOf } from '../../problem.ts';

/**
 * What onnxruntime's arenas, CUDA, Dawn, the C++ library, the system and JavaScript say when there is none left, as seen
 * in their messages.
 */
const signs =
	/bad[_ ]alloc|out of memory|out_of_memory|failed to allocate memory|cannot allocate memory|allocation failed|is smaller than requested bytes/i;

/** Whether something failed for want of memory. */
export function lacksMemory(cause: unknown): boolean {
	return signs.test(reasonOf(cause));
}

export const memoryAdvice = 'use fewer `sessions`, each of which has a copy of the model, or a smaller model';
