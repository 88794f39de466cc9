import '@rocket.chat/icons/dist/rocketchat.css';
import '@rocket.chat/fuselage/dist/fuselage.css';
import './style/style.css';

import { render } from 'react-dom';

import { Client } from './Client';
import { adaptRenderers } from './interaction/renderers';
import { showTheme } from './style/theme';

showTheme();
adaptRenderers();

render(<Client />, document.getElementById('client'));
