import '../lib/tokens.css';
import '../lib/base.css';
import './phone.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { phone } from './phone.svelte';
import { resume } from './resume';
import { router } from './router.svelte';

// A reload has an address and stays there; an app that was started has none.
const started = location.hash.length <= 2;
router.start();
phone.start();
if (started) void resume();

const target = document.getElementById('app');
if (target) mount(App, { target });
