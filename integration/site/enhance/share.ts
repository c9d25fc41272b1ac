import { momentId } from '../moment.ts';

/** Copies a link to the present moment. Where that is forbidden, the link itself is shown. */
export async function shareMoment(player: HTMLAudioElement, button: HTMLElement): Promise<void> {
	const { url = '', copied = '' } = button.dataset;
	const link = `${url}#${momentId(player.currentTime)}`;
	const status = button.nextElementSibling;
	if (!status) return;
	try {
		await navigator.clipboard.writeText(link);
		status.textContent = copied;
	} catch {
		status.textContent = link;
	}
}
