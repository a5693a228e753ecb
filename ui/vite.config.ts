import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const phoneHost = process.env.PHONE_HOST ?? 'http://127.0.0.1:8081';
const server = process.env.SERVER ?? 'http://127.0.0.1:8080';

// Two pages, two folders: the app carries phone.html, the server carries office.html, neither carries the other.
export default defineConfig(({ mode }) => {
  const page = mode === 'office' ? 'office' : 'phone';
  return {
    plugins: [svelte()],
    build: {
      // Android's WebView and iOS as old as the app supports; `public/boot.js` tells older ones so.
      target: ['es2022', 'safari16.4', 'chrome111'],
      outDir: `dist/${page}`,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `${page}.html` },
    },
    server: {
      port: 5173,
      strictPort: true,
      // The phone host answers to its own page only, so the proxy speaks as that page.
      proxy: {
        '/call': { target: phoneHost, changeOrigin: true, headers: { origin: phoneHost } },
        '/events': { target: phoneHost, changeOrigin: true, headers: { origin: phoneHost } },
        '/api': server,
      },
    },
    test: { include: ['src/**/*.test.ts'] },
  };
});
