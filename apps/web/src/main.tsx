import './design/tokens/fonts.css';
import './design/tokens/colour.css';
import './design/tokens/measure.css';
import './design/base.css';
import './design/mantine.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { listenToKeys } from './app/commands/key-listener.js';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

listenToKeys();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
