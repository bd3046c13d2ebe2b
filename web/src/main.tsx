import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/problem.js';
import { makeRouter } from './app/router.js';
import { startTheme } from './app/theme.js';
import { startLanguage } from './text/i18n.js';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/parts.css';

/** What the caller did wrong is not asked again; what the node can't say now is. */
const worthAsking = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof Problem && error.status < 500 && error.status !== 429);

const client = new QueryClient({
  defaultOptions: { queries: { retry: worthAsking, staleTime: 300_000, refetchOnWindowFocus: false }, mutations: { retry: false } },
});

startTheme();
await startLanguage();
const place = document.getElementById('console');
if (place)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={makeRouter()} />
      </QueryClientProvider>
    </StrictMode>,
  );
