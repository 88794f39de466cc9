/**
 * All tables of the embedded workspace. Documents that the workspace only passes on are kept as JSON text;
 * what it searches by has a column of its own.
 */
export const schema = `
CREATE TABLE IF NOT EXISTS users (
	id TEXT PRIMARY KEY,
	username TEXT NOT NULL UNIQUE,
	app_id TEXT,
	password TEXT,
	doc TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS login_tokens (
	hashed_token TEXT PRIMARY KEY,
	user_id TEXT NOT NULL,
	made_at INTEGER,
	type TEXT,
	name TEXT,
	created_at INTEGER,
	last_part TEXT,
	bypass_two_factor INTEGER
);
CREATE INDEX IF NOT EXISTS login_tokens_of_user ON login_tokens (user_id);
CREATE TABLE IF NOT EXISTS sessions (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	id TEXT NOT NULL UNIQUE,
	user_id TEXT NOT NULL,
	hashed_token TEXT NOT NULL,
	login_at INTEGER NOT NULL,
	logout_at INTEGER,
	doc TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS sessions_of_user ON sessions (user_id);
CREATE INDEX IF NOT EXISTS sessions_of_token ON sessions (hashed_token);
CREATE TABLE IF NOT EXISTS settings (
	id TEXT PRIMARY KEY,
	doc TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS permissions (
	id TEXT PRIMARY KEY,
	doc TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS rooms (
	id TEXT PRIMARY KEY,
	doc TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS rooms_by_members ON rooms (json_extract(doc, '$.t'), json_extract(doc, '$.usernames'));
CREATE TABLE IF NOT EXISTS messages (
	id TEXT PRIMARY KEY,
	room_id TEXT NOT NULL,
	sent_at INTEGER NOT NULL,
	doc TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_of_room ON messages (room_id, sent_at);
CREATE TABLE IF NOT EXISTS client_events (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	user_id TEXT NOT NULL,
	type TEXT NOT NULL,
	payload TEXT NOT NULL,
	at INTEGER NOT NULL,
	instance TEXT
);
CREATE INDEX IF NOT EXISTS client_events_of_user ON client_events (user_id, seq);
CREATE TABLE IF NOT EXISTS apps (
	id TEXT PRIMARY KEY,
	row_id TEXT NOT NULL UNIQUE,
	doc TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS app_packages (
	app_id TEXT PRIMARY KEY,
	zip BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS app_logs (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	app_id TEXT NOT NULL,
	at INTEGER NOT NULL,
	doc TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS app_logs_of_app ON app_logs (app_id, seq);
CREATE TABLE IF NOT EXISTS app_persistence (
	id TEXT PRIMARY KEY,
	app_id TEXT NOT NULL,
	associations TEXT NOT NULL,
	data TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS app_persistence_exact ON app_persistence (app_id, associations);
CREATE TABLE IF NOT EXISTS app_persistence_keys (
	record_id TEXT NOT NULL,
	app_id TEXT NOT NULL,
	key TEXT NOT NULL,
	PRIMARY KEY (app_id, key, record_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS app_persistence_keys_of_record ON app_persistence_keys (record_id);
CREATE TABLE IF NOT EXISTS app_jobs (
	id TEXT PRIMARY KEY,
	app_id TEXT NOT NULL,
	processor TEXT NOT NULL,
	interval TEXT,
	data TEXT NOT NULL,
	next_run_at INTEGER
);
CREATE UNIQUE INDEX IF NOT EXISTS app_jobs_recurring ON app_jobs (processor) WHERE interval IS NOT NULL;
CREATE INDEX IF NOT EXISTS app_jobs_due ON app_jobs (next_run_at);
CREATE TABLE IF NOT EXISTS secrets (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
);
`;
