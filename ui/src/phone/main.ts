import '../lib/tokens.css';
import '../lib/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { phone } from './phone.svelte';
import { router } from './router.svelte';

router.start();
phone.start();

const target = document.getElementById('app');
if (target) mount(App, { target });
