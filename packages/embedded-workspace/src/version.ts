/** Returns `6.5` for `6.5.3`, as `GET /api/info` shows it to everyone. */
export function majorMinor(version: string): string {
	return version.split('.').slice(0, 2).join('.');
}

/** Returns whether a version comes before another, both compared by their major and minor number. */
export function isBefore(version: string, other: string): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
	return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
