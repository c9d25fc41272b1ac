/** How long a button says that it worked, milliseconds. */
const shown = 2500;

/** Makes buttons with `data-newscast-copy` copy what that says, and say in their own words that they did. */
export function enableCopying(): void {
	document.addEventListener('click', async ({ target }) => {
		const button = target instanceof Element ? target.closest('[data-newscast-copy]') : null;
		const status = button?.querySelector('[role=status]');
		if (!button || !status) return;
		try {
			await navigator.clipboard.writeText(button.getAttribute('data-newscast-copy') ?? '');
		} catch {
			// Pages without HTTPS and visitors who said no: the address beside it can be selected.
			return;
		}
		status.textContent = button.getAttribute('data-newscast-copied');
		setTimeout(() => {
			status.textContent = '';
		}, shown);
	});
}
