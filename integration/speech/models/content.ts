import { open, readFile } from 'node:fs/promises';
import type { ModelFile } from './catalogue.ts';

/** First line of a Git-LFS pointer (its specification, version 1). */
const pointerStart = 'version https://git-lfs.github.com/spec/v';

/**
 * First bytes of a serialised `ModelProto`: number and wire type of the fields of onnx.proto that may stand first
 * (ir_version, producer, domain, model_version, doc_string, graph, opset_import, metadata_props), and the first byte
 * of the two-byte ones (training_info, functions).
 */
const firstBytesOfOnnx = new Set([0x08, 0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72, 0xa2, 0xca]);

/** A tokenizer's vocabulary has a few megabytes at most. */
const longestJson = 64 * 1024 * 1024;

/**
 * Looks whether a file can be what it should be, whatever its hash is.
 * @returns What it is instead, to follow “it is”; undefined when nothing speaks against it.
 */
export async function findStranger(file: string, kind: ModelFile['kind']): Promise<string | undefined> {
	const { head, size } = await readHead(file);
	const start = head.toString('latin1');
	if (size === 0) return 'empty';
	if (start.startsWith(pointerStart)) {
		const meant = /^size (\d{1,15})$/m.exec(start)?.[1];
		return `a Git-LFS pointer, a text in place of the ${meant ? `${meant} bytes` : 'file'} it points to`;
	}
	if (kind !== 'text' && /^\s*<(?:!doctype|html|\?xml|head)/i.test(start)) {
		return 'a web page, perhaps the error or login page of something on the way';
	}
	if (kind === 'json') return findNoJson(file, size);
	if (kind === 'onnx' && !(firstBytesOfOnnx.has(head[0] ?? 0) && isBinary(head))) return 'not an ONNX graph';
	return undefined;
}

async function findNoJson(file: string, size: number): Promise<string | undefined> {
	if (size > longestJson) return `not a configuration: it has ${size} bytes`;
	try {
		JSON.parse(await readFile(file, 'utf8'));
		return undefined;
	} catch {
		return 'not JSON';
	}
}

/** Text has none of these control characters; a graph has them from its first fields on. */
function isBinary(head: Buffer): boolean {
	return head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20));
}

async function readHead(file: string): Promise<{ head: Buffer; size: number }> {
	const handle = await open(file);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
		return { head: buffer.subarray(0, bytesRead), size: (await handle.stat()).size };
	} finally {
		await handle.close();
	}
}
