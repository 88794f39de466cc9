/**
 * Every interaction the live connection brought, opened or not: an app's modal reaches all clients of a user, so whatever
 * stands here is no secret between them.
 */
export function DeveloperPanel({ received }: { received: unknown[] }) {
	return (
		<details className="developer-panel">
			<summary>Developer: interactions received ({received.length})</summary>
			<ol aria-label="Received interactions">
				{received.map((payload, index) => (
					<li key={index}>
						<pre>{JSON.stringify(payload, null, 2)}</pre>
					</li>
				))}
			</ol>
		</details>
	);
}
