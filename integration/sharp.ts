/** The image library, loaded with the first image that has to be made. */
export async function loadSharp() {
	return (await import('sharp')).default;
}
