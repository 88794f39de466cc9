/** Rocket.Chat's default policy, which covers what apps answer, too: no inline scripts, images from anywhere. */
export const contentSecurityPolicy = [
	"default-src 'self'",
	'connect-src *',
	"font-src 'self' data:",
	'frame-src *',
	'img-src * data: blob:',
	'media-src * data:',
	"script-src 'self' 'unsafe-eval'",
	"style-src 'self' 'unsafe-inline'",
].join('; ');
