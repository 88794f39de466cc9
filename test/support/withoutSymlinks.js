const fs = require('fs');

/** Makes symlinks fail as they do on Windows without the right to make them: load it with `--require`. */
const refuse = () => {
	throw Object.assign(new Error('EPERM: operation not permitted, symlink'), { code: 'EPERM' });
};
fs.symlinkSync = refuse;
fs.promises.symlink = async () => refuse();
