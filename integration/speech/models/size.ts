import type { Model } from './catalogue.ts';

/** In the decimal units that download pages have. */
export function formatSize(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} kB`;
	return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/**
 * What there is to download of models, in bytes. Small files of unknown size do not change it.
 * @returns undefined where the catalogue does not know the size of a graph.
 */
export function sizeOf(models: readonly Model[]): number | undefined {
	const files = models.flatMap((model) => model.files);
	if (files.some(({ kind, bytes }) => kind === 'onnx' && bytes === undefined)) return undefined;
	return files.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
}
