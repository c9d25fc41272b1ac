import { Problem, reasonOf } from '../../problem.ts';

/** Names what the file system refused. Problems and everything that is not its doing stay as they are. */
export function explainDisk(error: unknown, folder: string): unknown {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	if (error instanceof Problem || typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return error;
	const cause = error;
	if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
		return new Problem(`The disk of ${folder} is full.`, {
			hint: 'Free some space, or set NEWSCAST_MODELS to a folder on another disk, and run the command again. What has come is kept.',
			cause,
		});
	}
	if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
		return new Problem(`${folder} cannot be written to: ${reasonOf(error)}`, {
			hint: 'Give this user the right to write there, or set NEWSCAST_MODELS to another folder.',
			cause,
		});
	}
	return new Problem(`The model could not be kept in ${folder}: ${reasonOf(error)}`, {
		hint: 'Look after the folder and its disk, or set NEWSCAST_MODELS to another folder.',
		cause,
	});
}
