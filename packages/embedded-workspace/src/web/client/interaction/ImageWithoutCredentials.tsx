import { useEffect, useState } from 'react';

/** An image as the mobile app loads it: the server gets no cookie with the request. */
export function ImageWithoutCredentials({ url, alt }: { url: string; alt: string }) {
	const [source, setSource] = useState<string>();
	useEffect(() => {
		const abort = new AbortController();
		let created: string | undefined;
		// An <img> always sends the cookies of its own origin, whatever its crossorigin attribute says.
		fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: abort.signal })
			.then((answer) => answer.blob())
			.then((blob) => setSource((created = URL.createObjectURL(blob))))
			.catch(() => setSource(undefined));
		return () => {
			abort.abort();
			if (created !== undefined) URL.revokeObjectURL(created);
		};
	}, [url]);
	return source === undefined ? null : <img className="mobile-image" src={source} alt={alt} />;
}
