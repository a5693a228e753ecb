import '../lib/tokens.css';
import '../lib/base.css';
import './office.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { startAppearance } from './appearance.svelte';

startAppearance();
const target = document.getElementById('app');
if (target) mount(App, { target });
