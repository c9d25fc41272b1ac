import type { Master, MasterRequest } from './audio.ts';
import { masterProgramme } from './master.ts';

export interface MasterTask {
	request: MasterRequest;
	scratch: string;
}

/** What a mastering thread runs. Nobody can signal it: an abort ends the thread. */
export default function master({ request, scratch }: MasterTask): Promise<Master> {
	return masterProgramme(request, scratch, new AbortController().signal);
}
